"""Rows become the answer: plain dictionaries over texts that are looked up, in the order of the question."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import orjson

from benchmarks.drivers import Row
from db.models.sharing import SharedViewFilter
from psychometrics.bands import Band
from psychometrics.catalogue import catalogue
from psychometrics.files import Competency, Scale
from psychometrics.files.texts import NAME
from psychometrics.intervals import CONFIDENCE
from psychometrics.languages import Language
from psychometrics.sections import Section

EN = Language.EN
SECTIONS = [each.value for each in SharedViewFilter]

Shape = dict[str, Any]


def shape(rows: Sequence[Row], hexadecimal: Callable[[Any], str]) -> Shape:
    """The whole answer, for a view with every filter on."""
    people = [_person([*group], hexadecimal) for _, group in groupby(rows, itemgetter(4))]
    version, title, lens_key, lens_version = rows[0][:4]
    return {
        "data": {
            "sharedView": {
                "version": version,
                "procedureTitle": title,
                "lensName": catalogue().lens(lens_key, lens_version).name.en,
                "visibleSections": SECTIONS,
                "candidates": {"nodes": people, "totalCount": len(people)},
            }
        }
    }


def _person(rows: list[Row], hexadecimal: Callable[[Any], str]) -> Shape:
    _, _, lens_key, lens_version, key, first_name, last_name, provisional_norms, *_ = rows[0]
    bands = {row[8]: orjson.loads(row[9]) for row in rows}
    scores = {row[8]: orjson.loads(row[10]) for row in rows}
    shown = {
        section: _results(_texts(section, lens_key, lens_version), bands[section], scores[section]) for section in bands
    }
    name = f"{first_name} {last_name}"
    *big_five, gma = shown["APTITUDE"]
    return {
        "id": f"person_{hexadecimal(key)}",
        "displayName": name,
        "fullName": name,
        "provisionalNorms": bool(provisional_norms),
        "competencies": shown["COMPETENCIES"],
        "pressureBehaviour": shown["PRESSURE_BEHAVIOUR"],
        "learningAgility": shown["LEARNING_AGILITY"],
        "motives": shown["MOTIVES"],
        "aptitude": {"bigFive": big_five, "gma": gma},
        "overviews": {
            "candidateSummary": _overview("summary", bands, lens_key, lens_version, name),
            "onboardingInsights": _overview("onboarding", bands, lens_key, lens_version, name),
        },
    }


def _results(texts: Mapping[str, Shape], bands: Mapping[str, str], scores: Mapping[str, list[float]]) -> list[Shape]:
    shown = []
    for key, band in bands.items():
        score, low, high = scores[key]
        interval = {"low": low, "high": high, "confidence": CONFIDENCE}
        shown.append({**texts[key][band], "score": score, "interval": interval})
    return shown


def _overview(
    which: str, bands: Mapping[str, Mapping[str, str]], lens_key: str, lens_version: int, name: str
) -> list[Shape]:
    blocks = []
    for section in Section:
        heading, balanced, sentences = _sentences(which, section, lens_key, lens_version)
        there = bands[section]
        striking = [said[band] for key, said in sentences if (band := there[key]) in said]
        blocks.append({"heading": heading, "text": " ".join(striking or [balanced]).replace(NAME, name)})
    return blocks


@cache
def _measured(section: str, lens_key: str, lens_version: int) -> tuple[Scale | Competency, ...]:
    if section == Section.COMPETENCIES:
        return catalogue().lens(lens_key, lens_version).competencies
    return catalogue().scales(Section(section))


@cache
def _texts(section: str, lens_key: str, lens_version: int) -> dict[str, Shape]:
    return {
        one.key: {
            band.value: {**_head(one), "band": band.value, "interpretation": one.interpretation.of(band).en}
            for band in Band
        }
        for one in _measured(section, lens_key, lens_version)
    }


def _head(one: Scale | Competency) -> Shape:
    if isinstance(one, Competency):
        return {"competency": {"key": one.key, "name": one.name.en, "definition": one.definition.en}}
    return {
        "scale": {
            "key": one.key,
            "name": one.name.en,
            "description": one.description.en,
            "lowPole": one.low_pole.en,
            "highPole": one.high_pole.en,
        }
    }


@cache
def _sentences(
    which: str, section: Section, lens_key: str, lens_version: int
) -> tuple[str, str, list[tuple[str, dict[str, str]]]]:
    opening = getattr(catalogue().overviews.of(section), which)
    sentences = [
        (one.key, {band.value: said.en for band in Band if (said := getattr(one, which).of(band))})
        for one in _measured(section, lens_key, lens_version)
    ]
    return opening.heading.en, opening.balanced.en, sentences
