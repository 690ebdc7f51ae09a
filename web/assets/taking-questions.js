/** What is asked of the API while the assessment is taken, and the shapes of its answers. */

/**
 * @typedef {object} Option
 * @property {string} key
 * @property {string} label
 * @property {string | null} image
 *
 * @typedef {object} Question
 * @property {string} prompt
 * @property {string | null} image
 * @property {string | null} description what the drawing shows
 * @property {Option[]} options
 *
 * @typedef {Question & { id: string, deadline: string | null }} Item
 *
 * @typedef {object} Practised
 * @property {boolean} correct
 * @property {string} rightOptionKey
 * @property {string} explanation
 *
 * @typedef {object} Test
 * @property {string} id
 * @property {string} name
 * @property {string} explanation
 * @property {number} durationMinutes
 * @property {{ heading: string, text: string }[]} tour
 * @property {boolean} tourRequired
 * @property {Question | null} practice
 * @property {string[]} languages
 * @property {string | null} language
 * @property {"NOT_STARTED" | "TOUR_DONE" | "IN_PROGRESS" | "COMPLETED"} status
 * @property {number} answered
 * @property {number} wentBy of which so many without an answer
 * @property {number} total
 * @property {string | null} deadline
 * @property {Item | null} item
 *
 * @typedef {object} Assessment
 * @property {"NOT_STARTED" | "IN_PROGRESS" | "COMPLETED"} status
 * @property {Test[]} tests
 */

const QUESTION = "prompt image description options { key label image }";
const STANDING = `id status language answered wentBy total deadline item { id ${QUESTION} deadline }`;
const ERRORS = "errors { code message ... on RetakeTooSoonError { availableAt } }";

/** The selection of an assessment. */
export const ASSESSMENT = `{
  status tests {
    ${STANDING} name explanation durationMinutes tour { heading text } tourRequired practice { ${QUESTION} } languages
  }
}`;
export const OWN = `{ viewer {
  ... on CandidateGuest { id name { full } assessment ${ASSESSMENT} }
  ... on Employee { id name { full } assessment ${ASSESSMENT} }
} }`;
export const WHO = "{ viewer { ... on CandidateGuest { id name { full } } ... on Employee { id name { full } } } }";
export const START = `mutation { startAssessment { assessment ${ASSESSMENT} ${ERRORS} } }`;
export const TOUR = `mutation Tour($input: CompleteTourInput!) {
  completeTour(input: $input) { test { ${STANDING} } practice { correct rightOptionKey explanation } ${ERRORS} }
}`;
export const BEGIN = `mutation Begin($input: StartTestInput!) {
  startTest(input: $input) { test { ${STANDING} } ${ERRORS} }
}`;
export const ANSWER = `mutation Answer($input: AnswerItemInput!) {
  answerItem(input: $input) { test { ${STANDING} } assessment { status } ${ERRORS} }
}`;

/**
 * Whether a test ends as soon as enough is known, so that its number of items is the most there can be.
 * @param {Test} test
 */
export function adapts({ practice }) {
  return practice !== null;
}
