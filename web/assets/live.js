/** Watches a shared view over graphql-transport-ws, so that an open page follows every save. */
import { whoAsks } from "./api.js";

const QUERY = "subscription ($id: ID!) { sharedViewChanged(procedureId: $id) { version } }";
const PROTOCOL = "graphql-transport-ws";
const PAUSE = 5000;

/**
 * Calls `changed` with the version of the view on watching and after each save, and `ended` with the API's codes when
 * it ended for this reader. A connection that breaks is made again.
 * @param {string} id the procedure's
 * @param {{ changed: (version: number) => void, ended: (codes: string[]) => void }} tell
 * @returns {() => void} stops watching
 */
export function watchView(id, tell) {
  let over = false;
  let socket = connect();
  return stop;

  function connect() {
    const made = new WebSocket(`${location.origin.replace(/^http/, "ws")}/graphql`, PROTOCOL);
    made.onopen = () => send({ type: "connection_init", payload: whoAsks() });
    made.onmessage = ({ data }) => hear(JSON.parse(data));
    made.onclose = () => {
      if (!over) setTimeout(() => over || (socket = connect()), PAUSE);
    };
    return made;
  }

  /** @param {object} message */
  function send(message) {
    socket.send(JSON.stringify(message));
  }

  /** @param {{ type: string, payload?: any }} message */
  function hear({ type, payload }) {
    if (over) return;
    if (type === "connection_ack") send({ id: "1", type: "subscribe", payload: { query: QUERY, variables: { id } } });
    else if (type === "ping") send({ type: "pong" });
    else if (type === "next" && payload.data) tell.changed(payload.data.sharedViewChanged.version);
    else if (["next", "error", "complete"].includes(type)) {
      stop();
      tell.ended(codesIn(payload));
    }
  }

  function stop() {
    over = true;
    socket.close();
  }
}

/**
 * The codes of the errors in a message, which are its payload or stand in it.
 * @param {any} payload
 * @returns {string[]}
 */
function codesIn(payload) {
  const errors = Array.isArray(payload) ? payload : (payload?.errors ?? []);
  return errors.map((/** @type {any} */ error) => error.extensions?.code ?? "INTERNAL");
}
