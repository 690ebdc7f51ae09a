"""What the data files must be together, beyond what each must be by itself."""

from collections.abc import Iterable, Mapping, Sequence

from psychometrics.composites import composite_reliability
from psychometrics.files import DataFileError, Development, Instrument, Lens, Norms, Scale
from psychometrics.matrices import NotPositiveDefinite, cholesky
from psychometrics.sections import Section

# What employees see of themselves, and get advice on.
ADVISED = (Section.PRESSURE_BEHAVIOUR, Section.LEARNING_AGILITY)
LEAST_RELIABILITY = 0.60
"""Below this too much of a competency is error of measurement for it to be shown."""


def check_instruments(instruments: Iterable[Instrument]) -> None:
    """Raises DataFileError when scales share a key or an answer, or an instrument measures competencies."""
    taken: set[str] = set()
    for instrument in instruments:
        if instrument.section is Section.COMPETENCIES:
            raise DataFileError(instrument.file_name, "section", "competencies come from a lens")
        for scale in instrument.scales:
            for key in (scale.key, *scale.answer_keys):
                if key in taken:
                    place = f"scales.{scale.key}"
                    raise DataFileError(instrument.file_name, place, f"the key '{key}' is taken already")
                taken.add(key)


def check_norms(norms: Norms, scales: Sequence[Scale]) -> None:
    """Raises DataFileError when a scale has no norm, or no group of people can have these correlations."""
    keys = tuple(scale.key for scale in scales)
    for key in norms.scales:
        if key not in keys:
            raise DataFileError(norms.file_name, f"scales.{key}", f"'{key}' is no scale")
    for scale in scales:
        lowest, highest = (0, scale.maximum) if scale.maximum is not None else (1, 5)
        norm = norms.scales.get(scale.key)
        if norm is None:
            raise DataFileError(norms.file_name, f"scales.{scale.key}", "this scale has no norm")
        if not lowest < norm.mean < highest:
            place = f"scales.{scale.key}.mean"
            raise DataFileError(norms.file_name, place, f"raw scores lie between {lowest} and {highest}")
    for scale_key, others in norms.correlations.items():
        for key in (scale_key, *others):
            if key not in keys:
                raise DataFileError(norms.file_name, f"correlations.{scale_key}", f"'{key}' is no scale")
    try:
        cholesky(norms.matrix(keys))
    except NotPositiveDefinite as error:
        place = f"correlations.{keys[error.row]}"
        reason = "the matrix is not positive definite: this scale cannot go together so with those before it"
        raise DataFileError(norms.file_name, place, reason) from error


def check_lens(lens: Lens, norms: Norms) -> None:
    """Raises DataFileError when a competency weighs an unknown scale, or comes out too unreliable to show."""
    reliabilities = {key: norm.reliability for key, norm in norms.scales.items()}
    for competency in lens.competencies:
        place = f"competencies.{competency.key}.weights"
        for key in competency.weights:
            if key not in reliabilities:
                raise DataFileError(lens.file_name, f"{place}.{key}", f"'{key}' is no scale")
        reliability = composite_reliability(competency.weights, reliabilities, norms.pairs)
        if reliability < LEAST_RELIABILITY:
            reason = f"the reliability is {reliability:.2f}, where {LEAST_RELIABILITY:.2f} is the least"
            raise DataFileError(lens.file_name, place, reason)


def check_development(
    developments: Mapping[str, Development], instruments: Iterable[Instrument], lenses: Iterable[Lens]
) -> None:
    """Raises DataFileError when there is no advice on something that employees see, or advice on something else."""
    advised = {one.key: {scale.key for scale in one.scales} for one in instruments if one.section in ADVISED}
    advised |= {lens.key: {one.key for one in lens.competencies} for lens in lenses}
    for file_key, keys in advised.items():
        development = developments.get(file_key)
        if development is None:
            raise DataFileError(f"{file_key}-1.toml", "", "there is no file of development advice with this key")
        found = {entry.key for entry in development.entries}
        for key in sorted(keys ^ found):
            reason = "there is no advice on this" if key in keys else f"'{key}' is not measured here"
            raise DataFileError(development.file_name, f"entries.{key}", reason)
