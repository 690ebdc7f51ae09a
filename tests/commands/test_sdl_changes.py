"""The check that no change of the schema breaks or surprises clients."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import gql.schema
from gql.__main__ import main

SCHEMA = Path(gql.schema.__file__).parent
# What clients know of, as one change of the served schema each: what is served, what was before, and how it is refused.
REFUSED = {
    "a removed field": (
        "type PersonName {",
        "type PersonName {\n  nickname: String",
        "Breaks clients: Field PersonName.nickname was removed.",
    ),
    "a field that may be null now": (
        "  fullName: String @",
        "  fullName: String! @",
        "Breaks clients: Field SharedCandidate.fullName changed type from String! to String.",
    ),
    "a tightened argument": (
        "    procedureId: ID!\n  ): SharedView",
        "    procedureId: ID\n  ): SharedView",
        "Breaks clients: Argument Query.sharedView(procedureId:) has changed type from ID to ID!.",
    ),
    "a removed enum value": (
        "enum Band {",
        "enum Band {\n  VERY_HIGH",
        "Breaks clients: Enum value Band.VERY_HIGH was removed.",
    ),
    "a removed type": ("enum Band {", "scalar Shoe\n\nenum Band {", "Breaks clients: Shoe was removed."),
    "a new enum value": ('  """Dutch."""\n  NL\n', "", "Surprises clients: Enum value Locale.NL was added."),
    "another default": ("! = COOKIE", "! = TOKEN", "Surprises clients: SignInInput.transport has changed"),
}


class Checkout:
    """What clients know, and what is agreed on, in files of a test's own."""

    def __init__(self, folder: Path) -> None:
        self.released, self.agreed = folder / "released.graphql", folder / "agreed.toml"
        shutil.copy(SCHEMA / "schema.graphql", self.released)
        self.agreed.write_text("# What may be changed.\n")

    def before(self, now: str, then: str) -> None:
        """Makes clients know something else than what is served."""
        text = self.released.read_text()
        assert now in text
        self.released.write_text(text.replace(now, then))

    def agree(self, change: str, reason: str) -> None:
        """Puts a change on the list of those that may be made."""
        with self.agreed.open("a") as file:
            file.write(f'[[agreed]]\nchange = "{change}"\nreason = "{reason}"\n')

    def check(self, *more: str) -> Result:
        return CliRunner().invoke(
            main, ["sdl-changes", "--released", str(self.released), "--agreed", str(self.agreed), *more]
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_nothing_breaks_or_surprises_the_clients_of_today() -> None:
    checked = CliRunner().invoke(main, ["sdl-changes"])
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize("change", REFUSED)
def test_a_change_that_clients_would_notice_is_refused(checkout: Checkout, change: str) -> None:
    now, then, words = REFUSED[change]
    checkout.before(now, then)
    checked = checkout.check()
    assert checked.exit_code == 1
    assert words in checked.output


def test_something_new_to_ask_for_is_no_such_change(checkout: Checkout) -> None:
    checkout.before('  """First and last name."""\n  full: String!\n', "")
    assert checkout.check().exit_code == 0


def test_what_is_agreed_on_with_a_reason_may_be_changed(checkout: Checkout) -> None:
    checkout.before("type PersonName {", "type PersonName {\n  nickname: String")
    checkout.agree("Field PersonName.nickname was removed.", "Nobody has one.")
    assert checkout.check().exit_code == 0


def test_nothing_is_agreed_on_without_a_reason(checkout: Checkout) -> None:
    checkout.agree("Field PersonName.nickname was removed.", "")
    assert "the reason" in checkout.check().output


def test_what_is_agreed_on_and_not_made_is_refused_as_well(checkout: Checkout) -> None:
    checkout.agree("Field PersonName.full was removed.", "Too long.")
    assert "not made: Field PersonName.full was removed." in checkout.check().output


def test_a_release_makes_clients_know_what_is_served(checkout: Checkout) -> None:
    checkout.before("type PersonName {", "type PersonName {\n  nickname: String")
    checkout.agree("Field PersonName.nickname was removed.", "Nobody has one.")
    assert checkout.check("--release").exit_code == 0
    assert checkout.released.read_text() == (SCHEMA / "schema.graphql").read_text()
    assert checkout.agreed.read_text() == "# What may be changed.\n"


def test_a_release_of_what_breaks_clients_leaves_everything_as_it_was(checkout: Checkout) -> None:
    checkout.before("type PersonName {", "type PersonName {\n  nickname: String")
    before = checkout.released.read_text()
    assert checkout.check("--release").exit_code == 1
    assert checkout.released.read_text() == before
