/** Asks the GraphQL API, as whoever the session cookie says we are. */
import { currentLanguage } from "./language.js";
import { noteTime } from "./server-clock.js";

/** @type {Record<string, string>} */
let asker = {};

/** Asks from here on as the reader of an opened link, whatever account is signed in beside it. */
export function askAsReader() {
  asker = { "Inzicht-Viewer": "EXTERNAL_READER" };
}

/** Asks from here on as the candidate whose link was opened, whatever account is signed in beside it. */
export function askAsCandidate() {
  asker = { "Inzicht-Viewer": "CANDIDATE_GUEST" };
}

/** The headers that say as whom this page asks, for what has no headers of its own. */
export function whoAsks() {
  return asker;
}

/** A request that brought no answer: `codes` are the API's, or UNREACHABLE when nothing sensible came back. */
export class ApiError extends Error {
  /**
   * @param {string[]} codes
   * @param {any} [data] what came along all the same
   * @param {string} [reference] what to quote when asking for help
   */
  constructor(codes, data, reference) {
    super(codes.join(" "));
    this.codes = codes;
    this.data = data;
    this.reference = reference;
  }

  /** @param {string} code */
  has(code) {
    return this.codes.includes(code);
  }
}

/**
 * The data of one operation.
 * @param {string} query
 * @param {Record<string, unknown>} [variables]
 * @returns {Promise<any>}
 * @throws {ApiError} when there is any request error
 */
export async function ask(query, variables = {}) {
  const { data, errors } = await post({ query, variables });
  if (errors?.length) {
    const reference = errors.find((error) => error.extensions?.reference)?.extensions?.reference;
    throw new ApiError(errors.map((error) => error.extensions?.code ?? "INTERNAL"), data, reference);
  }
  if (!data) throw new ApiError(["UNREACHABLE"]);
  return data;
}

/**
 * @typedef {{ extensions?: { code?: string, reference?: string } }} RequestError
 * @param {object} body
 * @returns {Promise<{ data?: any, errors?: RequestError[] }>}
 */
async function post(body) {
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      credentials: "same-origin",
      cache: "no-store",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/graphql-response+json",
        "Accept-Language": currentLanguage(),
        ...asker,
      },
      body: JSON.stringify(body),
    });
    noteTime(response);
    return (await response.json()) ?? {};
  } catch {
    return {};
  }
}

/**
 * The first expected refusal of a mutation's payload, if any.
 * @param {{ errors: UserError[] }} payload
 * @typedef {{ code: string, message: string, retryAt?: string, availableAt?: string, organisations?: { organisationId: string, name: string }[] }} UserError
 */
export function refusal(payload) {
  return payload.errors[0];
}
