"""The file of the purpose: what people read before they decide to take the assessment."""

from pydantic import Field

from psychometrics.files.texts import DataFile, Part, PlainText, Version


class PurposeBlock(Part):
    """A heading and what is to be said under it."""

    heading: PlainText
    text: PlainText


class Purpose(DataFile):
    """What is measured and why, and who will see it."""

    version: Version
    blocks: tuple[PurposeBlock, ...] = Field(min_length=1)

    @property
    def file_name(self) -> str:
        """The name of the file in which this belongs."""
        return f"purpose-{self.version}.toml"
