/** GraphiQL on the API's own address: with a tab for each journey, and a place for an access token above it. */
import { byId } from "./dom.js";
import { keepPolicy } from "./graphiql-policy.js";
import { ask, startSession } from "./graphiql-session.js";
import { beginWith, storage } from "./graphiql-storage.js";
import { tabs } from "./graphiql-tabs.js";

/** The tabs; a demo tells about itself, so that what they ask for is there. */
async function openingTabs() {
  const { facts } = document.body.dataset;
  const [journeys, answer] = await Promise.all([fetch("/assets/journeys.graphql"), facts && fetch(facts)]);
  const told = answer && (await answer.json());
  const opening = tabs(await journeys.text(), told);
  beginWith(opening, told?.organisations[0].createdAt);
  return opening;
}

/** @param {import("./graphiql-tabs.js").Tab[]} defaultTabs */
function show(defaultTabs) {
  const { GraphiQL, React, ReactDOM } = /** @type {any} */ (window);
  const page = React.createElement(GraphiQL, {
    fetcher: ask,
    storage,
    defaultTabs,
    defaultEditorToolsVisibility: "variables",
    schemaDescription: true,
    shouldPersistHeaders: false,
  });
  ReactDOM.createRoot(byId("graphiql")).render(page);
}

keepPolicy();
startSession();
show(await openingTabs());
