"""The data files as models: what each holds, what it must fulfil, and how it is read."""

from psychometrics.files.development import Advice, Development, DevelopmentEntry, Suggestion
from psychometrics.files.instruments import Instrument, Item, ResponseOption, Scale
from psychometrics.files.lenses import Competency, Lens
from psychometrics.files.norms import Norms, ScaleNorm
from psychometrics.files.overviews import Overviews, OverviewSection
from psychometrics.files.reading import DataFileError, read
from psychometrics.files.texts import DataFile

__all__ = [
    "Advice",
    "Competency",
    "DataFile",
    "DataFileError",
    "Development",
    "DevelopmentEntry",
    "Instrument",
    "Item",
    "Lens",
    "Norms",
    "OverviewSection",
    "Overviews",
    "ResponseOption",
    "Scale",
    "ScaleNorm",
    "Suggestion",
    "read",
]
