"""`inzicht sdl` and `inzicht sdl-changes`: the schema in its own language, and what clients would notice of it."""

import tomllib
from itertools import takewhile
from pathlib import Path

import click
from graphql import build_schema, find_breaking_changes, find_dangerous_changes

import gql.schema
from gql.commands.running import refuse

HERE = Path(gql.schema.__file__).parent

file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
def sdl() -> None:
    """Print the schema in GraphQL's schema language."""
    click.echo(gql.schema.schema.as_str())


@click.command("sdl-changes")
@click.option("--released", type=file, default=HERE / "released.graphql", help="The schema that clients know.")
@click.option("--agreed", type=file, default=HERE / "agreed.toml", help="Changes that may be made, with reasons.")
@click.option("--release", is_flag=True, help="Where nothing is refused, make this the schema that clients know.")
def sdl_changes(released: Path, agreed: Path, release: bool) -> None:
    """Refuse changes of the schema that break or surprise clients, unless they are agreed on.

    Clients are broken by what they ask for being gone or of another kind, and surprised by values, members and
    arguments that they do not know of.
    """
    now = gql.schema.schema.as_str()
    noticed = _noticed(released.read_text(encoding="utf-8"), now)
    known = _agreed(agreed)
    wrong = [f"{why}: {change}" for change, why in noticed.items() if change not in known]
    wrong += [f"Agreed on, but not made: {change}" for change in known if change not in noticed]
    if wrong:
        raise refuse("\n".join(["The schema is not as clients may expect it.", *wrong]))
    if release:
        released.write_text(f"{now}\n", encoding="utf-8")
        _forget(agreed)
    click.echo(f"Nothing breaks or surprises a client; {len(known)} changes are agreed on.")


def _noticed(before: str, now: str) -> dict[str, str]:
    """What clients would notice, and how."""
    old, new = build_schema(before), build_schema(now)
    surprising = {change.description: "Surprises clients" for change in find_dangerous_changes(old, new)}
    breaking = {change.description: "Breaks clients" for change in find_breaking_changes(old, new)}
    return surprising | breaking


def _agreed(file: Path) -> list[str]:
    changes = tomllib.loads(file.read_text(encoding="utf-8")).get("agreed", [])
    for each in changes:
        if not each.get("change") or not each.get("reason"):
            raise refuse(f"{file.name}: each [[agreed]] says which change it is about, and the reason.")
    return [each["change"] for each in changes]


def _forget(file: Path) -> None:
    """Leaves only what the file says about itself: what was agreed on is what clients know from now on."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(takewhile(lambda line: line.startswith("#"), lines)), encoding="utf-8")
