"""The file of the overviews: the heading of each section, and what to say when nothing in it stands out."""

from pydantic import field_validator

from psychometrics.files.texts import DataFile, Part, PersonText, PlainText, Version, refuse_doubles
from psychometrics.sections import Section


class OverviewPart(Part):
    """How one section opens in one of the overviews."""

    heading: PlainText
    balanced: PersonText


class OverviewSection(Part):
    """A section in the candidate summary, and in the onboarding insights."""

    section: Section
    summary: OverviewPart
    onboarding: OverviewPart


class Overviews(DataFile):
    """The texts around what is said of single scales and competencies."""

    version: Version
    sections: tuple[OverviewSection, ...]

    @field_validator("sections")
    @classmethod
    def _every_section_once(cls, sections: tuple[OverviewSection, ...]) -> tuple[OverviewSection, ...]:
        refuse_doubles(one.section for one in sections)
        if missing := {*Section} - {one.section for one in sections}:
            raise ValueError(f"sections are missing: {', '.join(sorted(missing))}")
        return sections

    @property
    def file_name(self) -> str:
        """The name of the file in which this belongs."""
        return f"overviews-{self.version}.toml"

    def of(self, section: Section) -> OverviewSection:
        """The texts of this section."""
        return next(one for one in self.sections if one.section is section)
