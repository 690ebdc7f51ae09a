/** What the page of a view asks for: its head, and of each candidate only the sections that are visible. */

const NUMBERS = "score interval { low high confidence }";
const SCALE = "scale { key name description lowPole highPole } band interpretation";
const COMPETENCY = "competency { key name definition } band interpretation";
const BLOCKS = "{ heading text }";

/** @type {Record<string, (numbers: string) => string>} */
const SECTIONS = {
  COMPETENCIES: (numbers) => `competencies { ${COMPETENCY} ${numbers} }`,
  PRESSURE_BEHAVIOUR: (numbers) => `pressureBehaviour { ${SCALE} ${numbers} }`,
  LEARNING_AGILITY: (numbers) => `learningAgility { ${SCALE} ${numbers} }`,
  MOTIVES: (numbers) => `motives { ${SCALE} ${numbers} }`,
  APTITUDE: (numbers) => `aptitude { bigFive { ${SCALE} ${numbers} } gma { ${SCALE} ${numbers} } }`,
  OVERVIEWS: () => `overviews { candidateSummary ${BLOCKS} onboardingInsights ${BLOCKS} }`,
};

/** The sections that hold results on scales, in the order of the page. */
export const RESULTS = ["COMPETENCIES", "PRESSURE_BEHAVIOUR", "LEARNING_AGILITY", "MOTIVES", "APTITUDE"];

/**
 * The query for the head of a view, and for whoever reads it.
 * @param {string} viewer
 */
export function headQuery(viewer) {
  return `query View($id: ID!) {
    ${viewer}
    sharedView(procedureId: $id) { version procedureTitle savedAt visibleSections }
  }`;
}

/**
 * The query for a page of candidates of a view that shows these sections.
 * @param {string[]} visible
 */
export function candidatesQuery(visible) {
  const numbers = visible.includes("SCORES") ? NUMBERS : "";
  const sections = visible.map((section) => SECTIONS[section]?.(numbers) ?? "");
  return `query Candidates($id: ID!, $after: String) {
    sharedView(procedureId: $id) {
      version
      ${visible.includes("COMPETENCIES") ? "lensName" : ""}
      candidates(first: 20, after: $after) {
        nodes { id displayName provisionalNorms ${sections.join(" ")} }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }`;
}

/**
 * One result, whatever section it comes from.
 * @typedef {object} Result
 * @property {{ key: string, name: string, about: string, poles?: { low: string, high: string } }} scale
 * @property {"LOW" | "AVERAGE" | "HIGH"} band
 * @property {string} interpretation
 * @property {number | null} [score]
 * @property {{ low: number, high: number, confidence: number } | null} [interval]
 */

/**
 * A candidate's results in one section, in the instrument's order.
 * @param {any} candidate
 * @param {string} section
 * @returns {Result[]}
 */
export function resultsOf(candidate, section) {
  const { aptitude } = candidate;
  /** @type {Record<string, () => any[] | undefined>} */
  const found = {
    COMPETENCIES: () => candidate.competencies,
    PRESSURE_BEHAVIOUR: () => candidate.pressureBehaviour,
    LEARNING_AGILITY: () => candidate.learningAgility,
    MOTIVES: () => candidate.motives,
    APTITUDE: () => aptitude && [...aptitude.bigFive, ...(aptitude.gma ? [aptitude.gma] : [])],
  };
  return (found[section]() ?? []).map(asResult);
}

/**
 * Whether somebody's aptitude may be seen, and holds no score for reasoning.
 * @param {any} candidate
 * @param {string} section
 */
export function lacksReasoning({ aptitude }, section) {
  return section === "APTITUDE" && Boolean(aptitude) && !aptitude.gma;
}

/**
 * @param {any} raw
 * @returns {Result}
 */
function asResult({ scale, competency, ...result }) {
  const { key, name } = scale ?? competency;
  if (competency) return { ...result, scale: { key, name, about: competency.definition } };
  const poles = { low: scale.lowPole, high: scale.highPole };
  return { ...result, scale: { key, name, about: scale.description, poles } };
}
