/** Watches a shared view over graphql-transport-ws, so that an open page follows every save. */

const QUERY = "subscription ($id: ID!) { sharedViewChanged(procedureId: $id) { version } }";
const PROTOCOL = "graphql-transport-ws";
const PAUSE = 5000;

/**
 * Calls `changed` with the version of the view on watching and after each save, and with null when it ended for this
 * reader. A connection that breaks is made again.
 * @param {string} id the procedure's
 * @param {(version: number | null) => void} changed
 */
export function watchView(id, changed) {
  const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/graphql`, PROTOCOL);
  let ended = false;
  socket.onopen = () => socket.send(JSON.stringify({ type: "connection_init" }));
  socket.onclose = () => {
    if (!ended) setTimeout(() => watchView(id, changed), PAUSE);
  };
  socket.onmessage = ({ data }) => {
    const { type, payload } = JSON.parse(data);
    if (type === "connection_ack") {
      socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: QUERY, variables: { id } } }));
    } else if (type === "ping") {
      socket.send(JSON.stringify({ type: "pong" }));
    } else if (type === "next" && payload.data) {
      changed(payload.data.sharedViewChanged.version);
    } else if (type === "next" || type === "error" || type === "complete") {
      ended = true;
      socket.close();
      changed(null);
    }
  };
}
