"""What the letters say: every letter, in every language, to every role."""

import re
from datetime import UTC, datetime
from email.message import EmailMessage
from html.parser import HTMLParser
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest

from db.models.accounts import Locale
from db.models.outbox import OutgoingMail
from db.models.people import Role
from mail import letters
from mail.addresses import Addresses
from mail.letters import Letter
from mail.links import ACTIVATION, CANDIDATE, EXTERNAL, PASSWORD_RESET, LinkSigner
from mail.rendering import TEXT_WIDTH, RenderedLetter, Renderer, message, sender

BASE = "https://inzicht.example.org"
SIGNER = LinkSigner(["a key for the tests that nobody else has"])
RENDERER = Renderer(SIGNER, Addresses(BASE))
LINK_ID = UUID("11111111-2222-4333-8444-555555555555")
LINKS = {
    Letter.INVITATION: f"{BASE}/activate#token={SIGNER.token(ACTIVATION, LINK_ID)}",
    Letter.GETTING_STARTED: f"{BASE}/sign-in",
    Letter.EXTERNAL_LINK: f"{BASE}/open#token={SIGNER.token(EXTERNAL, LINK_ID)}",
    Letter.TEAM_INVITATION: f"{BASE}/shared-views/procedure_{LINK_ID.hex}",
    Letter.PASSWORD_RESET: f"{BASE}/reset-password#token={SIGNER.token(PASSWORD_RESET, LINK_ID)}",
    Letter.PASSWORD_CHANGED: f"{BASE}/sign-in",
    Letter.ADDED_AS_EMPLOYEE: f"{BASE}/sign-in",
    Letter.CANDIDATE_LINK: f"{BASE}/candidate#token={SIGNER.token(CANDIDATE, LINK_ID)}",
}
EVERY = [*product(Letter, Locale, Role, ("Jan Kok", None), (True, False))]
NASTY = 'B&B "De <b>{{ Kok }}</b>" {% raw %} \'s\r\nBcc: all@example.org\n\n\u2028' + "x" * 120


class Collected(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str | None] = []
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def row(
    letter: Letter = Letter.INVITATION,
    locale: Locale = Locale.EN,
    role: Role = Role.RECRUITER,
    invited_by: str | None = "Jan Kok",
    active: bool = True,
    name: str = "Waterschap De Brug",
    to: str = "anna@example.org",
) -> OutgoingMail:
    """A row as the letter's function writes it."""
    written: list[OutgoingMail] = []
    session: Any = type("Session", (), {"add": lambda _, mail: written.append(mail), "info": {}})()
    employee: Any = type("Employee", (), {"id": uuid4(), "email": to, "locale": locale, "first_name": "Anna"})
    organisation: Any = type("Organisation", (), {"id": uuid4(), "name": name})
    link: Any = type("Link", (), {"id": LINK_ID})
    about = {"to": employee, "organisation": organisation, "now": datetime(2026, 3, 1, 12, tzinfo=UTC)}
    match letter:
        case Letter.INVITATION:
            letters.invitation(session, link=link, role=role, invited_by=invited_by, **about)
        case Letter.GETTING_STARTED:
            letters.getting_started(session, role=role, **about)
        case Letter.TEAM_INVITATION:
            procedure = {"procedure_title": name, "procedure_public_id": f"procedure_{LINK_ID.hex}"}
            letters.team_invitation(session, **procedure, invited_by=invited_by, active=active, **about)
        case Letter.PASSWORD_RESET:
            letters.password_reset(session, link=link, **about)
        case Letter.PASSWORD_CHANGED:
            letters.password_changed(session, **about)
        case Letter.EXTERNAL_LINK:
            shared = {"procedure_title": name, "link": link, "shared_by": invited_by, "renewed": active}
            letters.external_link(session, **about, **shared)
        case Letter.ADDED_AS_EMPLOYEE:
            letters.added_as_employee(session, locale=locale, **about)
        case Letter.CANDIDATE_LINK:
            letters.candidate_link(session, procedure_title=name, link_id=LINK_ID, **about)
    written[0].id = uuid4()
    return written[0]


def made(mail: OutgoingMail, letter: RenderedLetter) -> EmailMessage:
    return message(mail, letter, "Inzicht <no-reply@mail.example.org>")


@pytest.mark.parametrize(("letter", "locale", "role", "invited_by", "active"), EVERY)
def test_every_letter_renders_and_carries_its_link_as_text_and_as_a_button(
    letter: Letter, locale: Locale, role: Role, invited_by: str | None, active: bool
) -> None:
    rendered = RENDERER.render(row(letter, locale, role, invited_by, active))
    page = Collected(rendered.html)
    assert LINKS[letter] in rendered.text.splitlines()
    assert page.links == [LINKS[letter], LINKS[letter]]
    assert LINKS[letter] in page.texts
    assert not re.search(r"[{}]|None|Undefined", rendered.text + rendered.subject)


def test_the_token_in_an_invitation_opens_its_link() -> None:
    text = RENDERER.render(row()).text
    [token] = re.findall(r"#token=(\S+)", text)
    assert SIGNER.link_id(ACTIVATION, token) == LINK_ID


def test_only_the_invitation_holds_a_token() -> None:
    for letter in (Letter.GETTING_STARTED, Letter.TEAM_INVITATION):
        rendered = RENDERER.render(row(letter))
        assert "token" not in rendered.text + rendered.html


@pytest.mark.parametrize(
    ("letter", "role", "invited_by", "active"), [*product(Letter, Role, ("J", None), (True, False))]
)
def test_no_two_languages_share_a_sentence(letter: Letter, role: Role, invited_by: str | None, active: bool) -> None:
    sentences = [
        set(re.split(r"(?<=[.?!:])\s|\n\n", rendered.text)) - {LINKS[letter], ""}
        for locale in Locale
        for rendered in [RENDERER.render(row(letter, locale, role, invited_by, active))]
    ]
    assert not sentences[0] & sentences[1]


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("letter", [Letter.INVITATION, Letter.GETTING_STARTED])
def test_every_role_is_told_something_of_its_own(letter: Letter, locale: Locale) -> None:
    assert len({RENDERER.render(row(letter, locale, role)).text for role in Role}) == len(Role)


@pytest.mark.parametrize("locale", Locale)
def test_who_cannot_sign_in_yet_is_told_to_activate_first(locale: Locale) -> None:
    texts = {
        active: RENDERER.render(row(Letter.TEAM_INVITATION, locale, active=active)).text for active in (True, False)
    }
    assert "ctive" not in texts[True]
    assert re.search("[Aa]ctivate|Activeer", texts[False])


@pytest.mark.parametrize("letter", Letter)
def test_plain_text_is_wrapped_and_only_the_link_is_longer(letter: Letter) -> None:
    text = RENDERER.render(row(letter, Locale.NL)).text
    assert all(len(line) <= TEXT_WIDTH for line in text.splitlines() if line != LINKS[letter])


@pytest.mark.parametrize(("letter", "locale"), [*product(Letter, Locale)])
def test_names_stand_there_as_they_were_typed_and_change_nothing_around_them(letter: Letter, locale: Locale) -> None:
    mail = row(letter, locale, name=NASTY, invited_by=NASTY)
    rendered = RENDERER.render(mail)
    page = Collected(rendered.html)
    shown = 'B&B "De <b>{{ Kok }}</b>" {% raw %} \'s Bcc: all@example.org ' + "x" * 120
    assert shown in rendered.subject
    assert shown in " ".join(rendered.text.split())
    assert shown in " ".join(" ".join(page.texts).split())
    assert "b" not in page.tags
    assert not any(line.startswith("Bcc") for line in rendered.text.splitlines())


@pytest.mark.parametrize(("letter", "locale"), [*product(Letter, Locale)])
def test_a_name_cannot_add_headers(letter: Letter, locale: Locale) -> None:
    mail = row(letter, locale, name=NASTY)
    sent = made(mail, RENDERER.render(mail))
    assert {name.lower() for name in sent} == {
        *("from", "to", "subject", "date", "message-id", "auto-submitted", "content-language"),
        *("mime-version", "content-type"),
    }
    assert b"\nBcc" not in sent.as_bytes()


def test_a_message_says_who_made_it_and_is_the_same_message_every_time() -> None:
    mail = row(locale=Locale.NL)
    sent = made(mail, RENDERER.render(mail))
    assert sent["Message-ID"] == f"<{mail.id.hex}@mail.example.org>"
    assert sent["Date"].datetime == mail.created_at
    assert sent["Auto-Submitted"] == "auto-generated"
    assert sent["Content-Language"] == "nl"
    assert sent.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in sent.iter_parts()] == ["text/plain", "text/html"]
    assert RENDERER.render(mail) == RENDERER.render(mail)


@pytest.mark.parametrize("to", ["", "anna", "a@b.org, c@d.org", "a@b.org\r\nBcc: c@d.org", "a@b c", "@", "a@"])
def test_what_is_not_one_address_gets_no_message(to: str) -> None:
    mail = row(to=to)
    with pytest.raises(ValueError):  # noqa: PT011 - the domain's own error is one too
        made(mail, RENDERER.render(mail))


def test_an_address_with_letters_of_its_own_language_is_written_for_every_server() -> None:
    mail = row(to="anna@brücke.example")
    assert made(mail, RENDERER.render(mail))["To"].addresses[0].addr_spec == "anna@xn--brcke-lva.example"


@pytest.mark.parametrize("setting", ["", "Inzicht", "no-reply", "a@b.org, c@d.org", "Inzicht <a@b.org"])
def test_a_sender_that_is_not_one_address_is_refused_at_once(setting: str) -> None:
    with pytest.raises(ValueError, match="sender"):
        sender(setting)
