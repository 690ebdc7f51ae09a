"""The pages about instruments of one's own: excerpts are of the example, which loads and scores, and fields are all."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from gql.__main__ import main
from psychometrics.catalogue import load
from psychometrics.files import (
    Advice,
    Competency,
    Development,
    DevelopmentEntry,
    Instrument,
    Item,
    Lens,
    Matrices,
    Norms,
    Practice,
    ResponseOption,
    Scale,
    ScaleNorm,
    Suggestion,
    TourStep,
)
from tests.support.guide import DOCS, Block, blocks

PAGE = DOCS / "instruments.md"
FIELDS = DOCS / "instruments/fields.md"
EXAMPLE = DOCS / "instruments/example"
OURS = DOCS.parent / "psychometrics/data"
ALL = blocks(PAGE)
EXCERPTS = [block for block in ALL if block.language == "toml"]
[COMMAND] = [block for block in ALL if block.language == "bash"]


@pytest.mark.parametrize("excerpt", EXCERPTS, ids=lambda block: block.place)
def test_every_excerpt_is_from_the_example(excerpt: Block) -> None:
    assert any(excerpt.text in file.read_text(encoding="utf-8") for file in EXAMPLE.rglob("*.toml"))


def test_the_example_loads_on_top_of_ours() -> None:
    assert load(OURS, EXAMPLE).instrument("kompass", 1).languages == ("de", "en")


def test_the_example_is_scored_as_the_page_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOCS.parent)
    command = COMMAND.text.replace("\\\n", " ").split()
    done = CliRunner().invoke(main, command[1:])
    shown = ALL[ALL.index(COMMAND) + 1]
    assert (command[0], done.exit_code, done.stdout) == ("inzicht", 0, shown.text)


def test_the_least_that_scoring_needs_is_enough(tmp_path: Path) -> None:
    least = next(block for block in ALL if block.text.startswith('key = "weather"'))
    (tmp_path / "least.toml").write_text(least.text, encoding="utf-8")
    (tmp_path / "answers.csv").write_text("C3\tC2\tC1\n0\t0\t2\n", encoding="utf-8")
    arguments = ["score", str(tmp_path / "answers.csv"), "--instrument", str(tmp_path / "least.toml")]
    # 0 + 3 - 0 is 3: (2 + 3 + 0) / 3.
    assert CliRunner().invoke(main, arguments).stdout == "Calm\n1.6667\n"


def test_the_refusal_it_shows_is_the_one_that_is_told(tmp_path: Path) -> None:
    text = (EXAMPLE / "instruments/kompass-1.toml").read_text(encoding="utf-8")
    wrong = text.replace(', en = "A fixed routine is good for me."', "")
    (tmp_path / "kompass-1.toml").write_text(wrong, encoding="utf-8")
    arguments = ["score", str(EXAMPLE / "answers.csv"), "--instrument", str(tmp_path / "kompass-1.toml")]
    assert CliRunner().invoke(main, arguments).stderr == ALL[0].text


MODELS = {
    "Instrument": Instrument,
    "A step of `[[tour]]`": TourStep,
    "An option, `[[options]]`": ResponseOption,
    "A scale, `[[scales]]`": Scale,
    "An item, in `items`": Item,
    "`matrices`": Matrices,
    "`matrices.practice`": Practice,
    "Norms": Norms,
    "A norm, in `[scales]`": ScaleNorm,
    "Development": Development,
    "An entry, `[[entries]]`": DevelopmentEntry,
    "Advice": Advice,
    "A suggestion": Suggestion,
    "Lens": Lens,
    "A competency, `[[competencies]]`": Competency,
}
FIELD = re.compile(r"^\| `(\w+)` \| (yes|no) \|", re.MULTILINE)


@pytest.mark.parametrize(("heading", "model"), MODELS.items(), ids=[*MODELS])
def test_every_field_is_listed_and_whether_it_is_required(heading: str, model: type[BaseModel]) -> None:
    table = FIELDS.read_text(encoding="utf-8").partition(f"\n### {heading}\n")[2].partition("\n#")[0]
    assert dict(FIELD.findall(table)) == {
        name: "yes" if field.is_required() else "no" for name, field in model.model_fields.items()
    }


def test_no_part_of_a_file_is_listed_that_there_is_not() -> None:
    headings = re.findall(r"^### (.*)$", FIELDS.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == list(MODELS)
