/** Subscriptions in GraphiQL, over graphql-transport-ws; the client for it comes with GraphiQL. */

/**
 * The subscription that a document holds, if that is what it holds. GraphiQL itself may still tell of the tab before.
 * @param {string} query
 * @returns {any} its node in the document, or null
 */
export function subscriptionIn(query) {
  const { getOperationAST, parse } = graphiql().GraphQL;
  try {
    const operation = getOperationAST(parse(query));
    return operation?.operation === "subscription" ? operation : null;
  } catch {
    return null;
  }
}

/**
 * What comes, for as long as GraphiQL asks on; what ends it is the last that comes, in the shape of any other answer.
 * @param {{ query: string, variables?: object }} wanted
 * @param {any} subscription its node in the document
 * @param {string | null} token
 * @returns {Promise<AsyncIterableIterator<any>>}
 */
export async function watch({ query, variables }, subscription, token) {
  const subscriptionUrl = `${location.origin.replace(/^http/, "ws")}/graphql`;
  const subscribe = graphiql().createFetcher({ url: "/graphql", subscriptionUrl });
  const operationName = subscription.name?.value;
  const events = await subscribe(
    { query, variables, operationName },
    {
      documentAST: { kind: "Document", definitions: [subscription] },
      headers: token ? { authorization: `Bearer ${token}` } : {},
    },
  );
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => events.next().catch((/** @type {any} */ ended) => ({ done: false, value: inWords(ended) })),
    return: () => events.return(),
  };
}

/** @param {any} ended the errors of the service, or what broke the connection */
function inWords(ended) {
  return { errors: Array.isArray(ended) ? ended : [{ message: ended.message }] };
}

function graphiql() {
  return /** @type {any} */ (window).GraphiQL;
}
