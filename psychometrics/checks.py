"""What the data files must be together, beyond what each must be by itself."""

from collections.abc import Collection, Iterable, Mapping

from psychometrics.composites import LEAST_RELIABILITY, composite_reliability
from psychometrics.files import DataFileError, Development, Instrument, Lens, Norms
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
        _check_section(instrument)
        _check_matrices(instrument)
        for scale in instrument.scales:
            for key in (scale.key, *scale.answer_keys):
                if taken.setdefault(key, instrument.key) != instrument.key:
                    reason = f"the key '{key}' is taken already, by {taken[key]}"
                    raise DataFileError(instrument.file_name, f"scales.{scale.key}", reason)


def _check_section(instrument: Instrument) -> None:
    if instrument.section is Section.COMPETENCIES:
        raise DataFileError(instrument.file_name, "section", "competencies come from a lens")
    if (instrument.section is Section.APTITUDE) != (instrument.key in APTITUDE):
        reason = f"{Section.APTITUDE} is what {' and '.join(APTITUDE)} measure, and nothing else"
        raise DataFileError(instrument.file_name, "section", reason)


def _check_matrices(instrument: Instrument) -> None:
    if (given := instrument.matrices) is None:
        return
    place = f"scales.{instrument.scales[0].key}.matrices"
    try:
        blueprints = bank(given.bank)
    except KeyError as error:
        raise DataFileError(instrument.file_name, f"{place}.bank", "there is no bank of this version") from error
    if unsaid := {*instrument.languages} - {*Language}:
        reason = f"what matrices show is told in {' and '.join(Language)}, and not in {', '.join(sorted(unsaid))}"
        raise DataFileError(instrument.file_name, "languages", reason)
    if given.practice.blueprint not in blueprints.by_key:
        raise DataFileError(instrument.file_name, f"{place}.practice.blueprint", "the bank has no such blueprint")
    if not given.least_items <= given.most_items <= len(blueprints.blueprints):
        reason = f"the least items are no more than the most, and those no more than {len(blueprints.blueprints)}"
        raise DataFileError(instrument.file_name, f"{place}.most_items", reason)


def check_norms(norms: NormTable, instruments: Iterable[Instrument]) -> None:
    """Raises DataFileError when a scale of any version of an instrument has no norm, or one that cannot be its own.

    Results are kept: a scale that a newer version dropped is still read, and may still be scored.
    """
    known: dict[str, None] = {}
    for instrument in instruments:
        for scale in instrument.scales:
            known[scale.norm_key] = None
            lowest, highest = instrument.range_of(scale)
            norm = norms.scales.get(scale.norm_key)
            if norm is None:
                place = f"scales.{scale.norm_key}"
                raise DataFileError(instrument.file_name, place, "this scale has no norm in any file of norms")
            if not lowest < norm.mean < highest:
                file = next(one for one in norms.files if scale.norm_key in one.scales)
                reason = f"raw scores lie between {lowest} and {highest} in {instrument.file_name}"
                raise DataFileError(file.file_name, f"scales.{scale.norm_key}.mean", reason)
    for number, file in enumerate(norms.files):
        _check_keys(file, known, norms.files[:number])
    if len(norms.version) > LONGEST_NORM_VERSION:
        reason = f"'{norms.version}' is longer than the {LONGEST_NORM_VERSION} characters that results keep"
        raise DataFileError(norms.files[-1].file_name, "version", reason)
    _check_correlations(norms, tuple(known))


def _check_keys(file: Norms, known: Collection[str], before: Iterable[Norms]) -> None:
    for key in file.scales:
        if key not in known:
            raise DataFileError(file.file_name, f"scales.{key}", f"'{key}' is no scale")
        for other in before:
            if key in other.scales:
                reason = f"this scale has a norm in {other.file_name} already"
                raise DataFileError(file.file_name, f"scales.{key}", reason)
    for scale_key, others in file.correlations.items():
        for key in (scale_key, *others):
            if key not in known:
                raise DataFileError(file.file_name, f"correlations.{scale_key}", f"'{key}' is no scale")


def _check_correlations(norms: NormTable, keys: tuple[str, ...]) -> None:
    try:
        cholesky(norms.matrix(keys))
    except NotPositiveDefinite as error:
        key = keys[error.row]
        file = next(one for one in norms.files if key in one.scales)
        reason = "the matrix is not positive definite: this scale cannot go together so with those before it"
        raise DataFileError(file.file_name, f"correlations.{key}", reason) from error


def check_lens(lens: Lens, norms: NormTable) -> None:
    """Raises DataFileError when a competency weighs an unknown scale, or comes out too unreliable to show."""
    for competency in lens.competencies:
        place = f"competencies.{competency.key}.weights"
        for key in competency.weights:
            if key not in norms.scales:
                raise DataFileError(lens.file_name, f"{place}.{key}", f"'{key}' is no scale")
        reliability = composite_reliability(competency.weights, norms.reliabilities, norms.pairs)
        if reliability < LEAST_RELIABILITY:
            reason = f"the reliability is {reliability:.2f}, where {LEAST_RELIABILITY:.2f} is the least"
            raise DataFileError(lens.file_name, place, reason)


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
            raise DataFileError(f"{file_key}-1.toml", "", "there is no file of development advice with this key")
        found = {entry.key for version in versions for entry in version.entries}
        for key in sorted(keys ^ found):
            reason = "there is no advice on this" if key in keys else f"'{key}' is not measured here"
            raise DataFileError(versions[0].file_name, f"entries.{key}", reason)
