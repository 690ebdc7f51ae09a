"""`inzicht create-organisation` and `inzicht set-modules`."""

import click

from db.clock import SystemClock
from db.database import Database
from db.models.accounts import Locale, Module
from db.refusals import Refusal
from gql import ids
from gql.commands.running import refuse, run
from gql.resolvers import organisations
from gql.schema.messages import message


class Modules(click.ParamType[frozenset[Module]]):
    """A comma-separated list of modules."""

    name = "modules"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[Module]:
        try:
            return frozenset(Module(part.strip().upper()) for part in value.split(",") if part.strip())
        except ValueError:
            self.fail(f"{value!r} is not a list of {', '.join(Module)}", param, ctx)


@click.command("create-organisation")
@click.option("--name", required=True, help="The organisation's name.")
@click.option("--modules", type=Modules(), required=True, help="RECRUITMENT, DEVELOPMENT, or both with a comma.")
@click.option("--owner-email", required=True, help="The first owner's address, which gets two e-mails.")
@click.option("--owner-first-name", required=True, help="The first owner's first name.")
@click.option("--owner-last-name", required=True, help="The first owner's last name.")
@click.option("--locale", type=click.Choice(list(Locale)), default=Locale.EN, show_default=True, help="The language.")
@click.option("--time-zone", default="Europe/Amsterdam", show_default=True, help="An IANA time zone.")
def create_organisation(
    name: str,
    modules: frozenset[Module],
    owner_email: str,
    owner_first_name: str,
    owner_last_name: str,
    locale: Locale,
    time_zone: str,
) -> None:
    """Make an organisation and its owner, who gets the two invitation mails."""

    async def create(database: Database) -> str:
        made = await organisations.create(
            database,
            SystemClock(),
            name=name,
            modules=modules,
            owner_email=owner_email,
            owner_first_name=owner_first_name,
            owner_last_name=owner_last_name,
            locale=Locale(locale),
            time_zone=time_zone,
        )
        return ids.public(ids.ORGANISATION, made.id)

    try:
        organisation_id = run(create)
    except Refusal as refusal:
        raise refuse(_told(refusal)) from refusal
    click.echo(f"Made {organisation_id}. The owner's two mails leave as soon as the service runs.")


@click.command("set-modules")
@click.argument("organisation")
@click.argument("modules", type=Modules())
def set_modules(organisation: str, modules: frozenset[Module]) -> None:
    """Change the modules in an ORGANISATION's package; MODULES is a list with commas, '' for none."""

    async def change(database: Database) -> str:
        changed = await organisations.set_modules(database, SystemClock(), organisation, modules)
        return ", ".join(changed.modules) or "no modules"

    try:
        held = run(change)
    except Refusal as refusal:
        raise refuse(_told(refusal)) from refusal
    click.echo(f"{organisation} now has {held}.")


def _told(refusal: Refusal) -> str:
    about = f"{'.'.join(refusal.path)}: " if refusal.path else ""
    return about + message(refusal.code, Locale.EN, getattr(refusal, "reason", None))
