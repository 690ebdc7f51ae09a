"""From a row of the outbox to a message: subject, text and HTML, from one template a letter and language."""

import re
import textwrap
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from email import policy
from email.headerregistry import Address, AddressHeader, HeaderRegistry
from email.message import EmailMessage
from uuid import UUID

import idna
from css_inline import CSSInliner
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from db.models.accounts import ACTIVATION_LINK_LIFETIME
from db.models.external import EXTERNAL_LINK_LIFETIME, VISIT_LENGTH
from db.models.outbox import OutgoingMail
from db.models.recruiting import CANDIDATE_LINK_LIFETIME
from mail.addresses import Addresses
from mail.letters import Letter
from mail.links import ACTIVATION, CANDIDATE, EXTERNAL, PASSWORD_RESET, LinkSigner

TEXT_WIDTH = 72

_LIFETIMES = {
    "link_days": ACTIVATION_LINK_LIFETIME.days,
    "candidate_link_days": CANDIDATE_LINK_LIFETIME.days,
    "view_link_days": EXTERNAL_LINK_LIFETIME.days,
    "visit_hours": VISIT_LENGTH // timedelta(hours=1),
}
_LOCAL_PART = re.compile(r"""[^\s@,:;"()<>\[\]\\]+""")


@dataclass(frozen=True, slots=True)
class RenderedLetter:
    """A letter filled in: a subject of one line, and the same words as plain text and as HTML."""

    subject: str
    text: str
    html: str


class Renderer:
    """Fills letters in. The same row gives the same letter every time, token included."""

    def __init__(self, signer: LinkSigner, addresses: Addresses) -> None:
        self.signer, self.addresses = signer, addresses
        self._plain = _environment(autoescape=False)
        self._plain.filters["paragraphs"] = plain_paragraphs
        self._html = _environment(autoescape=True)
        self._html.filters["paragraphs"] = html_paragraphs
        self._inliner = CSSInliner(load_remote_stylesheets=False)

    def render(self, mail: OutgoingMail) -> RenderedLetter:
        """Raises whatever is wrong with the row: an unknown letter, a name that its template misses."""
        language = mail.locale.lower()
        template = f"{mail.letter}/{language}.jinja"
        words = {name: one_line(value) if isinstance(value, str) else value for name, value in mail.params.items()}
        words |= {"language": language, "link": self._link(mail), **_LIFETIMES}

        def filled(environment: Environment, layout: str) -> str:
            return environment.get_template(template).render(words, layout=f"layouts/{layout}")

        return RenderedLetter(
            subject=one_line(filled(self._plain, "subject.txt")),
            text=filled(self._plain, "letter.txt").strip() + "\n",
            html=self._inliner.inline(filled(self._html, "letter.html")),
        )

    def _link(self, mail: OutgoingMail) -> str:
        match Letter(mail.letter):
            case Letter.INVITATION:
                token = self.signer.token(ACTIVATION, UUID(hex=mail.params["link_id"]))
                return self.addresses.activate(token)
            case Letter.PASSWORD_RESET:
                token = self.signer.token(PASSWORD_RESET, UUID(hex=mail.params["link_id"]))
                return self.addresses.reset_password(token)
            case Letter.EXTERNAL_LINK:
                token = self.signer.token(EXTERNAL, UUID(hex=mail.params["link_id"]))
                return self.addresses.open(token)
            case Letter.CANDIDATE_LINK:
                token = self.signer.token(CANDIDATE, UUID(hex=mail.params["link_id"]))
                return self.addresses.candidate(token)
            case Letter.GETTING_STARTED | Letter.PASSWORD_CHANGED | Letter.ADDED_AS_EMPLOYEE:
                return self.addresses.sign_in()
            case Letter.TEAM_INVITATION:
                return self.addresses.shared_view(mail.params["procedure_id"])


def message(mail: OutgoingMail, letter: RenderedLetter, mail_from: str) -> EmailMessage:
    """The message to hand to a mail server, with the same Message-ID whenever it is made from the same row.

    Raises ValueError when the sender or the receiver is not one address.
    """
    origin = sender(mail_from)
    made = EmailMessage(policy=policy.SMTP)
    made["From"] = origin
    made["To"] = _receiver(mail.to_address)
    made["Subject"] = letter.subject
    made["Date"] = mail.created_at
    made["Message-ID"] = f"<{mail.id.hex}@{origin.domain}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text, cte="quoted-printable")
    made.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    made["Content-Language"] = mail.locale.lower()
    return made


def sender(mail_from: str) -> Address:
    """The one address in the setting; raises ValueError when it is not one."""
    header = HeaderRegistry()("From", mail_from)
    if not isinstance(header, AddressHeader) or header.defects or len(header.addresses) != 1:
        raise ValueError("the sender of mails is not one address, such as: Name <name@example.org>")
    return header.addresses[0]


def one_line(text: str) -> str:
    """Text as a single line of visible characters: what no name or title can break out of."""
    visible = (" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text)
    return " ".join("".join(visible).split())


def plain_paragraphs(text: str) -> str:
    """Paragraphs divided by empty lines, each wrapped; long words and addresses stay whole."""
    return "\n\n".join(
        textwrap.fill(part, TEXT_WIDTH, break_long_words=False, break_on_hyphens=False)
        for part in (" ".join(part.split()) for part in text.split("\n\n"))
        if part
    )


def html_paragraphs(text: str) -> Markup:
    """Paragraphs divided by empty lines, as HTML; text that is not marked as safe is escaped."""
    parts = (part.strip() for part in text.split("\n\n"))
    return Markup("\n").join(Markup("<p>{}</p>").format(part) for part in parts if part)


def _receiver(address: str) -> Address:
    local, _, domain = address.rpartition("@")
    if not _LOCAL_PART.fullmatch(local):
        raise ValueError("the receiver is not one address")
    return Address(username=local, domain=idna.encode(domain, uts46=True).decode())


def _environment(*, autoescape: bool) -> Environment:
    return Environment(
        loader=PackageLoader("mail"),
        autoescape=autoescape,  # noqa: S701 - off only for subjects and plain text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
