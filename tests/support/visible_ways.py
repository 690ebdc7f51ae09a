"""Every way in which a query can reach the people of a saved view."""

import re
from dataclasses import dataclass
from typing import Any

from tests.support.client import Answer, Client
from tests.support.visible import COMPETENCY, RESULTS, SCALE
from tests.support.visible_stage import Stage

PERSON = f"id displayName initials fullName {RESULTS}"
AROUND = "id procedureId procedureTitle lensName version savedAt filters { motives } visibleSections url"
PAGE = "totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage }"
VIEW = f"{AROUND} candidates(first: 10) {{ {PAGE} nodes {{ {PERSON} }} edges {{ cursor node {{ id displayName }} }} }}"
BY_EDGES = f"{AROUND} candidates(first: 10) {{ {PAGE} edges {{ cursor node {{ {PERSON} }} }} }}"

ALIASED = re.sub(
    r"\b(lensName|nodes|fullName|competencies|pressureBehaviour|learningAgility|motives|aptitude|overviews|score|interval)\b",
    r"other_\1: \1",
    VIEW,
)
INLINE = f"""
    ... on SharedView {{ {AROUND} }}
    ... {{ candidates(first: 10) {{
        {PAGE} ... {{ nodes {{ ... on Node {{ id ... on SharedCandidate {{ {PERSON} }} }} }} }}
    }} }}
"""
PERSON_FRAGMENT = f"""
    fragment Person on SharedCandidate {{
        id displayName initials fullName
        competencies {{ ...Competency }} pressureBehaviour {{ ...Place }} learningAgility {{ ...Place }}
        motives {{ ...Place }} aptitude {{ bigFive {{ ...Place }} gma {{ ...Place }} }} ...Overviews
    }}
    fragment Competency on CompetencyResult {{ {COMPETENCY} }}
    fragment Place on ScaleResult {{ {SCALE} }}
    fragment Overviews on SharedCandidate {{
        overviews {{ candidateSummary {{ heading text }} onboardingInsights {{ heading text }} }}
    }}
"""
VIEW_FRAGMENT = f"""
    fragment View on SharedView {{ {AROUND} candidates(first: 10) {{ ...People }} }}
    fragment People on SharedCandidateConnection {{ {PAGE} nodes {{ ...Person }} edges {{ cursor node {{ id }} }} }}
    {PERSON_FRAGMENT}
"""

TO_A_VIEW = {
    "the field": f"{{ sharedView(procedureId: $procedure) {{ {VIEW} }} }}",
    "other names for the fields": f"{{ renamed: sharedView(procedureId: $procedure) {{ {ALIASED} }} }}",
    "named fragments": f"{{ sharedView(procedureId: $procedure) {{ ...View }} }} {VIEW_FRAGMENT}",
    "inline fragments": f"{{ sharedView(procedureId: $procedure) {{ {INLINE} }} }}",
    "the edges of the page": f"{{ sharedView(procedureId: $procedure) {{ {BY_EDGES} }} }}",
    "the view's id": f"{{ node(id: $view) {{ id ... on SharedView {{ {VIEW} }} }} }}",
    "the list of views": f"{{ sharedViews(first: 3) {{ nodes {{ {VIEW} }} }} }}",
    "the edges of the list": f"{{ sharedViews(first: 3) {{ edges {{ node {{ {BY_EDGES} }} }} }} }}",
}
TO_PEOPLE = {
    "a person's id": f"{{ node(id: $person) {{ id ... on SharedCandidate {{ {PERSON} }} }} }}",
    "a person's id, by fragments": f"{{ node(id: $person) {{ ...Person }} }} {PERSON_FRAGMENT}",
    "the people's ids": f"{{ nodes(ids: $people) {{ id ... on SharedCandidate {{ {PERSON} }} }} }}",
}
# For those who run the procedure.
THROUGH_A_PROCEDURE = {
    "the procedure": f"{{ recruitmentProcedure(id: $procedure) {{ sharedView {{ {VIEW} }} }} }}",
    "the procedure's id": f"{{ node(id: $procedure) {{ ... on RecruitmentProcedure {{ sharedView {{ {VIEW} }} }} }} }}",
    "the list of procedures": f"{{ recruitmentProcedures(first: 3) {{ nodes {{ sharedView {{ {VIEW} }} }} }} }}",
    "a candidate's procedure": (
        f"{{ node(id: $candidate) {{ ... on Candidate {{ procedure {{ sharedView {{ {VIEW} }} }} }} }} }}"
    ),
    "the answer to a save": f"{{ shareView(input: $input) {{ errors {{ code message }} sharedView {{ {VIEW} }} }} }}",
    "the procedure of a save": (
        f"{{ shareView(input: $input) {{ errors {{ code message }} procedure {{ sharedView {{ {VIEW} }} }} }} }}"
    ),
}
TYPES = {
    "procedure": "ID!",
    "view": "ID!",
    "person": "ID!",
    "people": "[ID!]!",
    "candidate": "ID!",
    "input": "ShareViewInput!",
}


@dataclass
class Renamed(Answer):
    """An answer whose fields have their own names again."""

    @property
    def body(self) -> dict[str, Any]:
        return _plain(super().body)  # type: ignore[no-any-return]


async def go(way: str, who: Client, stage: Stage, *on: str) -> Answer:
    """What somebody is told in this way; on the ways that lead through a save, these filters are saved."""
    asked = (TO_A_VIEW | TO_PEOPLE | THROUGH_A_PROCEDURE)[way]
    values: dict[str, Any] = {
        "procedure": stage.procedure,
        "view": stage.view,
        "person": next(iter(stage.by_id)),
        "people": list(stage.by_id),
        "candidate": stage.truths[0].id,
        "input": {
            "procedureId": stage.procedure,
            "candidateIds": [each.id for each in stage.truths],
            "filters": dict.fromkeys(on, True),
        },
    }
    used = [name for name in values if re.search(rf"\${name}\b", asked)]
    variables = ", ".join(f"${name}: {TYPES[name]}" for name in used)
    head = ("mutation" if "$input" in asked else "query") + (f"({variables})" if used else "")
    answer = await who.ask(f"{head} {asked}", **{name: values[name] for name in used})
    return Renamed(answer.response)


def _plain(body: Any) -> Any:
    if isinstance(body, list):
        return [_plain(each) for each in body]
    if isinstance(body, dict):
        return {key.removeprefix("other_"): _plain(value) for key, value in body.items()}
    return body
