"""The data files as models: what each holds, what it must fulfil, and how it is read."""

from psychometrics.files.development import Advice, Development, DevelopmentEntry, Suggestion
from psychometrics.files.instruments import Instrument, ItemOfScale, ResponseOption, Scale, TourStep
from psychometrics.files.lenses import Competency, Lens
from psychometrics.files.matrices import Matrices, Practice
from psychometrics.files.norms import Norms, ScaleNorm
from psychometrics.files.overviews import Overviews, OverviewSection
from psychometrics.files.purpose import Purpose, PurposeBlock
from psychometrics.files.questionnaires import AnsweredScale, Item, Questionnaire
from psychometrics.files.reading import DataFileError, Problem, parsed, read, refuse_any
from psychometrics.files.texts import DataFile

__all__ = [
    "Advice",
    "AnsweredScale",
    "Competency",
    "DataFile",
    "DataFileError",
    "Development",
    "DevelopmentEntry",
    "Instrument",
    "Item",
    "ItemOfScale",
    "Lens",
    "Matrices",
    "Norms",
    "OverviewSection",
    "Overviews",
    "Practice",
    "Problem",
    "Purpose",
    "PurposeBlock",
    "Questionnaire",
    "ResponseOption",
    "Scale",
    "ScaleNorm",
    "Suggestion",
    "TourStep",
    "parsed",
    "read",
    "refuse_any",
]
