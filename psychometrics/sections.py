"""The five parts into which the results of an assessment fall."""

from enum import StrEnum


class Section(StrEnum):
    """A part of the results, in the order in which the parts are shown."""

    COMPETENCIES = "COMPETENCIES"
    PRESSURE_BEHAVIOUR = "PRESSURE_BEHAVIOUR"
    LEARNING_AGILITY = "LEARNING_AGILITY"
    MOTIVES = "MOTIVES"
    APTITUDE = "APTITUDE"
