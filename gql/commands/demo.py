"""`inzicht demo`: a whole organisation to try everything on, in a folder of its own."""

import asyncio
import json
import os
import secrets
import socket
from pathlib import Path
from typing import Any

import click

from db.clock import SystemClock
from db.demo import DemoOrganisation, seed
from db.demo_names import NEWCOMER
from gql import ids
from gql.commands.demo_links import Taker, invite
from gql.commands.running import known_tests, migrated_database, refuse, usable_settings
from gql.commands.serving import local_address, start
from gql.config import Settings
from gql.http.logging import configure_logging
from gql.passwords import Passwords


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
@click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("var/demo"),
    show_default=True,
    help="Where the demo keeps its database, its secret and its mails.",
)
@click.option("--candidates", default=0, show_default=True, help="Add a procedure of so many candidates, for load.")
@click.option("--workers", default=1, show_default=True, help="How many processes answer.")
@click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Also write what is printed, as JSON."
)
def demo(host: str, port: int, data_dir: Path, candidates: int, workers: int, json_file: Path | None) -> None:
    """Set up, migrate, seed and serve a demo on SQLite; running it again changes nothing that is there."""
    settings = _settings(host, port, data_dir.absolute())
    known_tests(settings)
    click.echo("Setting up the demo…", err=True)
    organisations, takers = asyncio.run(_seeded(settings, candidates))
    _require_free(host, port)
    facts = _facts(settings, organisations)
    click.echo(_printed(facts, takers))
    for file in (settings.facts_file, json_file):
        if file:
            file.write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    configure_logging()
    start(settings, host=host, port=port, workers=workers)


def _require_free(host: str, port: int) -> None:
    """Says so before anything is promised, when somebody else listens there already."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise refuse(f"Something listens on {host}:{port} already; choose another --port.") from error


def _settings(host: str, port: int, data_dir: Path) -> Settings:
    """Puts the demo's settings into the environment, where server processes find them too."""
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    (data_dir / "mail").mkdir(exist_ok=True)
    here = {
        "INZICHT_DEMO": "1",
        "INZICHT_DATA_DIR": str(data_dir),
        "INZICHT_SECRET_KEYS": _secret(data_dir / "secret"),
        "INZICHT_BASE_URL": local_address(host, port),
        "INZICHT_ALLOWED_ORIGINS": f"http://localhost:{port}",
    }
    for setting, value in here.items():
        if setting in {"INZICHT_DEMO", "INZICHT_DATA_DIR"} or not os.environ.get(setting):
            os.environ[setting] = value
    return usable_settings()


def _secret(file: Path) -> str:
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


async def _seeded(settings: Settings, candidates: int) -> tuple[list[DemoOrganisation], list[Taker]]:
    clock, catalogue = SystemClock(), known_tests(settings)
    async with migrated_database(settings) as database:
        organisations = await seed(
            database,
            clock,
            catalogue,
            hash_password=Passwords().hash,
            candidates=candidates,
            progress=lambda done, of: click.echo(f"\r{done} of {of} candidates scored", nl=done == of, err=True),
        )
        return organisations, await invite(database, clock, catalogue, organisations)


def _facts(settings: Settings, organisations: list[DemoOrganisation]) -> dict[str, Any]:
    return {
        "baseUrl": settings.base_url,
        "graphql": f"{settings.base_url}/graphql",
        "mailbox": {"url": f"{settings.base_url}/mailbox", "folder": str(settings.mail_folder)},
        "organisations": [
            {
                "id": ids.public(ids.ORGANISATION, each.id),
                "name": each.name,
                "createdAt": each.created_at.isoformat(),
                "modules": list(each.modules),
                "accounts": [
                    {
                        "role": account.role,
                        "email": account.email,
                        "password": account.password,
                        "note": account.note,
                        "employeeId": ids.public(ids.EMPLOYEE, account.id),
                    }
                    for account in each.accounts
                ],
                "procedures": [
                    {
                        "id": ids.public(ids.PROCEDURE, procedure.id),
                        "title": procedure.title,
                        "candidateIds": [ids.public(ids.CANDIDATE, key) for key in procedure.candidate_ids],
                    }
                    for procedure in each.procedures
                ],
            }
            for each in organisations
        ],
    }


def _printed(facts: dict[str, Any], takers: list[Taker]) -> str:
    lines = [
        "",
        f"Inzicht is at   {facts['baseUrl']}",
        f"GraphQL at      {facts['graphql']}",
        f"Mails at        {facts['mailbox']['url']}   (files in {facts['mailbox']['folder']})",
        f"Links open at   {facts['baseUrl']}/open   (for people outside; GraphiQL's tab ShareExternally mails one)",
        "",
        *(
            f"Take the assessment as {each.name}, a candidate {each.language}: by the link in the mail to {each.email}"
            for each in takers
        ),
        f"Take the assessment as an employee: sign in as {NEWCOMER}, and go to {facts['baseUrl']}/assessment",
    ]
    for organisation in facts["organisations"]:
        lines += ["", f"{organisation['name']}   {', '.join(organisation['modules'])}   {organisation['id']}"]
        for account in organisation["accounts"]:
            lines.append(f"  {account['role']:<19} {account['email']:<34} {account['password']}   {account['note']}")
        for procedure in organisation["procedures"]:
            lines.append(f"  {procedure['title']}   {procedure['id']}")
            lines += [f"      {key}" for key in procedure["candidateIds"][:3]]
    return "\n".join([*lines, ""])
