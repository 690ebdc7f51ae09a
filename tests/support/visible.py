"""What there is to hide of a candidate, and what a view with some filters on is to show of it."""

import base64
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from db.names import folded

# The five sections in the order in which overviews follow them, and then the other filters.
SECTIONS = ("competencies", "pressureBehaviour", "learningAgility", "motives", "aptitude")
FILTERS = (*SECTIONS, "scores", "fullNames", "overviews")

NUMBERS = "score interval { low high confidence }"
COMPETENCY = f"competency {{ key name definition }} band interpretation {NUMBERS}"
SCALE = f"scale {{ key name description lowPole highPole }} band interpretation {NUMBERS}"
RESULTS = f"""
    competencies {{ {COMPETENCY} }} pressureBehaviour {{ {SCALE} }} learningAgility {{ {SCALE} }}
    motives {{ {SCALE} }} aptitude {{ bigFive {{ {SCALE} }} gma {{ {SCALE} }} }}
    overviews {{ candidateSummary {{ heading text }} onboardingInsights {{ heading text }} }}
"""
TRUTH = f"""
    query ($id: ID!) {{
        node(id: $id) {{
            ... on Candidate {{
                id name {{ first last full initials }} email procedure {{ lens {{ name }} }} results {{ {RESULTS} }}
            }}
        }}
    }}
"""


@dataclass
class Truth:
    """All there is of a candidate, as somebody who runs the procedure is told it."""

    id: str
    name: dict[str, str]
    email: str
    lens: str
    results: dict[str, Any]

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Truth":
        return cls(told["id"], told["name"], told["email"], told["procedure"]["lens"]["name"], told["results"])

    def shown(self, on: Collection[str], display_name: str) -> dict[str, Any]:
        """What a view with these filters on shows of the candidate, its id apart."""
        name = self.name["full"] if "fullNames" in on else display_name
        return {
            "displayName": name,
            "initials": self.name["initials"],
            "fullName": name if "fullNames" in on else None,
            **{each: _places(self.results[each], "scores" in on) if each in on else None for each in SECTIONS},
            "overviews": self._overviews(on, name) if "overviews" in on else None,
        }

    def _overviews(self, on: Collection[str], name: str) -> dict[str, Any]:
        return {
            overview: [
                {"heading": block["heading"], "text": block["text"].replace(self.name["full"], name)}
                for section, block in zip(SECTIONS, blocks, strict=True)
                if section in on
            ]
            for overview, blocks in self.results["overviews"].items()
        }

    def hidden(self, on: Collection[str]) -> set[str]:
        """The pieces of text, names apart, that must be nowhere while only these filters are on."""
        pieces = list(self._pieces())
        return {text for text, _ in pieces} - {text for text, needed in pieces if needed <= set(on)}

    def names(self, on: Collection[str]) -> set[str]:
        """What must be nowhere in any letter case: the address, and the names unless they are on."""
        words = {word for word in self.name["full"].split() if word[0].isupper()} if "fullNames" not in on else set()
        return {form for word in (*words, self.email) for form in (word.casefold(), folded(word))}

    def _pieces(self) -> Iterator[tuple[str, set[str]]]:
        """Every telling piece of text, with the filters that must all be on for it to be seen."""
        yield self.lens, {"competencies"}
        for section in SECTIONS:
            for place in (each for each in objects(self.results[section]) if "band" in each):
                what = place.get("scale") or place["competency"]
                yield place["interpretation"], {section}
                yield what.get("description") or what["definition"], {section}
            for blocks in self.results["overviews"].values():
                for sentence in re.split(r"(?<=[.?!]) ", blocks[SECTIONS.index(section)]["text"]):
                    yield max(sentence.split(self.name["full"]), key=len), {section, "overviews"}


def _places(results: Any, numbers: bool) -> Any:
    """Results of a section, their numbers nulled unless wanted."""
    if isinstance(results, list):
        return [_places(each, numbers) for each in results]
    if isinstance(results, dict):
        kept = {key: _places(value, numbers) for key, value in results.items()}
        return kept if numbers or "band" not in kept else {**kept, "score": None, "interval": None}
    return results


def leaves(body: Any) -> Iterator[Any]:
    """Every value in a body that is neither a list nor an object."""
    if isinstance(body, dict | list):
        for each in body.values() if isinstance(body, dict) else body:
            yield from leaves(each)
    else:
        yield body


def objects(body: Any) -> Iterator[dict[str, Any]]:
    """Every object in a body, however deep."""
    if isinstance(body, dict):
        yield body
    for each in body.values() if isinstance(body, dict) else body if isinstance(body, list) else ():
        yield from objects(each)


def fractions(body: Any) -> Counter[float]:
    """How often each number with a fraction occurs: scores and intervals are the only ones the service has."""
    return Counter(each for each in leaves(body) if isinstance(each, float))


def everything(text: str) -> str:
    """The text of an answer, and below it whatever can be read in its cursors."""
    found = [text]
    for cursor in re.findall(r'ursor": ?"([^"]+)"', text):
        found.append(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode())
    return "\n".join(found)
