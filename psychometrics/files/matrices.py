"""What the file of an instrument says of a scale that is measured by matrices, which are made as they are shown."""

from pydantic import Field

from psychometrics.files.texts import FileKey, Part, PlainText, Version


class Practice(Part):
    """The item with which the tour ends: always the same one, and explained once it is answered."""

    blueprint: FileKey
    seed: int = Field(ge=0, le=2**31 - 1)
    explanation: PlainText


class Matrices(Part):
    """Which bank of blueprints, and when the test ends.

    It ends by `standard_error` (in standard deviations of the norm group) after at least `least_items`, or by
    `most_items`, or by the instrument's time. An item counts as wrong after `seconds_per_item`.
    """

    bank: Version
    standard_error: float = Field(gt=0, lt=1)
    least_items: int = Field(ge=1)
    most_items: int = Field(ge=1)
    seconds_per_item: int = Field(ge=1, le=3600)
    practice: Practice
