"""Mutations by name, for tests about what happens rather than about the wording of a document."""

from typing import Any

from tests.support.client import Client


async def attempt(who: Client, mutation: str, returning: str = "", **input: Any) -> Any:
    """The payload of a mutation, with what `returning` selects of it and its errors."""
    kind = f"{mutation[0].upper()}{mutation[1:]}Input"
    return await who.change(
        f"mutation ($input: {kind}!) {{ {mutation}(input: $input) {{ {returning} errors {{ code path }} }} }}",
        input=input,
    )


async def do(who: Client, mutation: str, returning: str = "", **input: Any) -> Any:
    """The payload of a mutation that must not refuse."""
    payload = await attempt(who, mutation, returning, **input)
    assert payload["errors"] == [], payload["errors"]
    return payload


async def refused(who: Client, mutation: str, **input: Any) -> tuple[str, str]:
    """Code and path of the one error with which a mutation refuses, such as ("INVALID_INPUT", "input.email")."""
    [error] = (await attempt(who, mutation, **input))["errors"]
    return error["code"], ".".join(error["path"] or [])


async def code(who: Client, mutation: str, **input: Any) -> str | None:
    """The code with which a mutation refuses, or None when it does what was asked."""
    errors = (await attempt(who, mutation, **input))["errors"]
    return errors[0]["code"] if errors else None


def address(name: str) -> str:
    """The address of one of our people, such as `recruiter`."""
    return f"{name}@noorderlicht.example"
