"""The environment, read once into one frozen Settings; a weak or missing secret is refused here."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from db.database import require_known, sqlite_url
from db.models.accounts import Locale
from mail.rendering import sender
from mail.transports import SmtpTransport

LEAST_SECRET_BYTES = 32
LEAST_DISTINCT_CHARACTERS = 10


class SettingsError(Exception):
    """A setting with which the service must not start; the text says which and what to do."""


def _listed(value: object) -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


def _without_slash(url: str | None) -> str | None:
    return url.rstrip("/") if url else None


def _database(url: str) -> str:
    require_known(url)
    return url


def _mail_server(url: str) -> str:
    SmtpTransport(url)
    return url


def _sender(text: str) -> str:
    sender(text)
    return text


Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]


class Settings(BaseSettings):
    """Every setting of the service; each is read from the environment as `INZICHT_` and its name."""

    model_config = SettingsConfigDict(env_prefix="INZICHT_", frozen=True, extra="ignore", env_ignore_empty=True)

    database_url: Annotated[str, AfterValidator(_database)] | None = Field(
        None, description="Default: an SQLite file in the data folder."
    )
    secret_keys: Listed = Field((), description="Newest first; the first signs, all are accepted.")
    base_url: Annotated[str, AfterValidator(_without_slash)] = "http://127.0.0.1:8000"
    frontend_url: Annotated[str | None, AfterValidator(_without_slash)] = None
    allowed_origins: Listed = ()
    smtp_url: Annotated[str, AfterValidator(_mail_server)] | None = None
    mail_from: Annotated[str, AfterValidator(_sender)] = "Inzicht <no-reply@localhost>"
    data_dir: Path = Path("var")
    instruments_dir: Path | None = Field(None, description="A folder of further instruments and their norms.")
    allow_get_queries: bool = False
    trusted_proxies: Listed = Field((), description="Addresses whose forwarding headers are believed.")
    added_mail_locale: Locale = Field(
        Locale.EN, description="The language of the mail that tells somebody they were added as an employee: EN or NL."
    )
    demo: bool = Field(False, description="Set by `inzicht demo`: mails are files, and shown on /mailbox.")

    @property
    def database(self) -> str:
        """The address of the database."""
        return self.database_url or sqlite_url(self.data_dir.absolute() / "inzicht.sqlite3")

    @property
    def link_base(self) -> str:
        """What links in mails begin with."""
        return self.frontend_url or self.base_url

    @property
    def mail_folder(self) -> Path:
        """Where the demo keeps its mails."""
        return self.data_dir.absolute() / "mail"

    @property
    def further_instruments(self) -> tuple[Path, ...]:
        """The folders of data files that come on top of ours."""
        return (self.instruments_dir.absolute(),) if self.instruments_dir else ()

    @property
    def facts_file(self) -> Path | None:
        """Where the demo, and nothing else, tells who and what there is in it."""
        return self.data_dir.absolute() / "demo.json" if self.demo else None

    @property
    def origins(self) -> frozenset[str]:
        """The origins whose pages may call the service with a cookie."""
        return frozenset(origin_of(url) for url in (self.base_url, *self.allowed_origins))

    @property
    def https(self) -> bool:
        """Whether the service is reached over https, and cookies must be marked so."""
        return urlsplit(self.base_url).scheme == "https"

    def require_safe(self) -> None:
        """Raises SettingsError unless the service may start with these settings."""
        if not self.secret_keys:
            raise SettingsError(
                "INZICHT_SECRET_KEYS is not set. Give it one or more keys of 32 bytes or more, separated by commas, "
                "for instance from: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
            )
        for number, key in enumerate(self.secret_keys, start=1):
            if len(key.encode()) < LEAST_SECRET_BYTES or len(set(key)) < LEAST_DISTINCT_CHARACTERS:
                raise SettingsError(
                    f"INZICHT_SECRET_KEYS: key {number} is too weak. "
                    f"A key is {LEAST_SECRET_BYTES} random bytes or more."
                )
        if not self.https and not self.loopback:
            raise SettingsError(
                "INZICHT_BASE_URL must begin with https:// unless it is an address of this machine itself: "
                "session cookies and links would travel in the open."
            )

    @property
    def loopback(self) -> bool:
        """Whether the service is only reached from this machine."""
        host = urlsplit(self.base_url).hostname or ""
        return host in {"localhost", "::1"} or host.startswith("127.")


def read_settings() -> Settings:
    """The settings of the environment; raises SettingsError for those that cannot be used, without repeating them."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = (
            f"INZICHT_{str(each['loc'][0]).upper()}: {each['msg'].removeprefix('Value error, ')}."
            for each in error.errors()
        )
        raise SettingsError("\n".join(wrong)) from None


def origin_of(url: str) -> str:
    """Scheme, host and port of an address, as browsers write them in an Origin header."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
