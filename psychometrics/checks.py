"""What the data files must be together, beyond what each must be by itself."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from psychometrics.composites import LEAST_RELIABILITY, composite_reliability
from psychometrics.files import (
    Competency,
    DataFileError,
    Development,
    Instrument,
    Lens,
    Norms,
    Problem,
    refuse_any,
)
from psychometrics.languages import Language
from psychometrics.matrices import NotPositiveDefinite, cholesky
from psychometrics.norms import NormTable
from psychometrics.reasoning import bank
from psychometrics.sections import Section

# What employees see of themselves, and get advice on.
ADVISED = (Section.PRESSURE_BEHAVIOUR, Section.LEARNING_AGILITY)
# The two tests of which aptitude consists: Big Five and GMA.
APTITUDE = ("personality", "reasoning")
LONGEST_NORM_VERSION = 64
"""As long as the column in which a result keeps it."""


def check_instruments(instruments: Iterable[Instrument]) -> None:
    """Raises DataFileError when instruments share a scale or an answer, or one is in a section it has no place in.

    Versions of one instrument may share what they like.
    """
    taken: dict[str, str] = {}
    for instrument in instruments:
        doubles = _taken_keys(instrument, taken)
        refuse_any(instrument.file_name, [*_section(instrument), *_matrices(instrument), *doubles])


def _taken_keys(instrument: Instrument, taken: dict[str, str]) -> Iterator[Problem]:
    for scale in instrument.scales:
        for key in (scale.key, *scale.answer_keys):
            if taken.setdefault(key, instrument.key) != instrument.key:
                yield Problem(f"scales.{scale.key}", f"the key '{key}' is taken already, by {taken[key]}")


def _section(instrument: Instrument) -> Iterator[Problem]:
    if instrument.section is Section.COMPETENCIES:
        yield Problem("section", "competencies come from a lens")
    elif (instrument.section is Section.APTITUDE) != (instrument.key in APTITUDE):
        yield Problem("section", f"{Section.APTITUDE} is what {' and '.join(APTITUDE)} measure, and nothing else")


def _matrices(instrument: Instrument) -> Iterator[Problem]:
    if (given := instrument.matrices) is None:
        return
    if unsaid := {*instrument.languages} - {*Language}:
        reason = f"what matrices show is told in {' and '.join(Language)}, and not in {', '.join(sorted(unsaid))}"
        yield Problem("languages", reason)
    place = f"scales.{instrument.scales[0].key}.matrices"
    try:
        blueprints = bank(given.bank)
    except KeyError:
        yield Problem(f"{place}.bank", "there is no bank of this version")
        return
    if given.practice.blueprint not in blueprints.by_key:
        yield Problem(f"{place}.practice.blueprint", "the bank has no such blueprint")
    if not given.least_items <= given.most_items <= len(blueprints.blueprints):
        reason = f"the least items are no more than the most, and those no more than {len(blueprints.blueprints)}"
        yield Problem(f"{place}.most_items", reason)


def check_norms(norms: NormTable, instruments: Iterable[Instrument]) -> None:
    """Raises DataFileError when a scale of any version of an instrument has no norm, or one that cannot be its own.

    Results are kept: a scale that a newer version dropped is still read, and may still be scored.
    """
    every = tuple(instruments)
    known = {scale.norm_key: None for one in every for scale in one.scales}
    for one in every:
        refuse_any(one.file_name, _without_norm(one, norms))
    for number, file in enumerate(norms.files):
        refuse_any(file.file_name, [*_keys(file, known, norms.files[:number]), *_means(file, every)])
    if len(norms.version) > LONGEST_NORM_VERSION:
        reason = f"'{norms.version}' is longer than the {LONGEST_NORM_VERSION} characters that results keep"
        raise DataFileError(norms.files[-1].file_name, Problem("version", reason))
    _check_correlations(norms, tuple(known))


def _without_norm(instrument: Instrument, norms: NormTable) -> Iterator[Problem]:
    for scale in instrument.scales:
        if scale.norm_key not in norms.scales:
            yield Problem(f"scales.{scale.norm_key}", "this scale has no norm in any file of norms")


def _means(file: Norms, instruments: Iterable[Instrument]) -> Iterator[Problem]:
    for instrument in instruments:
        for scale in instrument.scales:
            lowest, highest = instrument.range_of(scale)
            norm = file.scales.get(scale.norm_key)
            if norm and not lowest < norm.mean < highest:
                reason = f"raw scores lie between {lowest} and {highest} in {instrument.file_name}"
                yield Problem(f"scales.{scale.norm_key}.mean", reason)


def _keys(file: Norms, known: Collection[str], before: Iterable[Norms]) -> Iterator[Problem]:
    for key in file.scales:
        if key not in known:
            yield Problem(f"scales.{key}", f"'{key}' is no scale")
        for other in before:
            if key in other.scales:
                yield Problem(f"scales.{key}", f"this scale has a norm in {other.file_name} already")
    for scale_key, others in file.correlations.items():
        for key in (scale_key, *others):
            if key not in known:
                yield Problem(f"correlations.{scale_key}", f"'{key}' is no scale")


def _check_correlations(norms: NormTable, keys: tuple[str, ...]) -> None:
    try:
        cholesky(norms.matrix(keys))
    except NotPositiveDefinite as error:
        key = keys[error.row]
        file = next(one for one in norms.files if key in one.scales)
        reason = "the matrix is not positive definite: this scale cannot go together so with those before it"
        raise DataFileError(file.file_name, Problem(f"correlations.{key}", reason)) from error


def check_lens(lens: Lens, norms: NormTable) -> None:
    """Raises DataFileError when a competency weighs an unknown scale, or comes out too unreliable to show."""
    refuse_any(lens.file_name, [each for one in lens.competencies for each in _weights(one, norms)])


def _weights(competency: Competency, norms: NormTable) -> Iterator[Problem]:
    place = f"competencies.{competency.key}.weights"
    if unknown := [key for key in competency.weights if key not in norms.scales]:
        yield from (Problem(f"{place}.{key}", f"'{key}' is no scale") for key in unknown)
        return
    reliability = composite_reliability(competency.weights, norms.reliabilities, norms.pairs)
    if reliability < LEAST_RELIABILITY:
        yield Problem(place, f"the reliability is {reliability:.2f}, where {LEAST_RELIABILITY:.2f} is the least")


def check_development(
    developments: Mapping[str, tuple[Development, ...]], instruments: Iterable[Instrument], lenses: Iterable[Lens]
) -> None:
    """Raises DataFileError when there is no advice on something that employees see, or advice on something else.

    `developments` are the versions by key, newest first, of which any may hold the advice on what was dropped since.
    """
    advised: dict[str, set[str]] = {}
    for one in instruments:
        if one.section in ADVISED:
            advised.setdefault(one.key, set()).update(scale.key for scale in one.scales)
    for lens in lenses:
        advised.setdefault(lens.key, set()).update(competency.key for competency in lens.competencies)
    for file_key, keys in advised.items():
        versions = developments.get(file_key)
        if not versions:
            reason = "there is no file of development advice with this key"
            raise DataFileError(f"{file_key}-1.toml", Problem("", reason))
        found = {entry.key for version in versions for entry in version.entries}
        refuse_any(versions[0].file_name, _advice(keys, found))


def _advice(measured: set[str], found: set[str]) -> Iterator[Problem]:
    for key in sorted(measured ^ found):
        reason = "there is no advice on this" if key in measured else f"'{key}' is not measured here"
        yield Problem(f"entries.{key}", reason)
