"""Every place in the schema where a client gives an id, and a way to ask there with any id one likes."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLNamedType,
    build_schema,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
)

from db.demo_names import PASSWORD
from gql import ids
from gql.schema import schema
from tests.support.client import Answer, Client
from tests.support.visible_ids import Known
from tests.support.visible_live import watch_to_the_end
from tests.support.world import World

SCHEMA = build_schema(schema.as_str())
ROOTS = {
    kind: root
    for kind, root in zip(
        ("query", "mutation", "subscription"),
        (SCHEMA.query_type, SCHEMA.mutation_type, SCHEMA.subscription_type),
        strict=True,
    )
    if root
}
# What the rest of an input is filled with; whatever is not here is left out.
FILLED = {
    "String": "Something",
    "EmailAddress": "somebody@elsewhere.example",
    "Role": "RECRUITMENT_MEMBER",
    "LanguageTag": "en",
}


def places() -> Iterator[str]:
    """Every argument and input field of type ID below the root fields."""

    def within(name: str, kind: Any) -> Iterator[str]:
        named = get_named_type(kind)
        if named.name == "ID":
            yield name
        elif isinstance(named, GraphQLInputObjectType):
            for key, field in named.fields.items():
                yield from within(f"{name}.{key}", field.type)

    for root in ROOTS.values():
        for operation, field in root.fields.items():
            for name, argument in field.args.items():
                yield from within(f"{operation}.{name}", argument.type)


def selection(kind: GraphQLNamedType, deep: int = 2) -> str:
    """All that can be selected of a type without arguments, so many levels deep."""
    parts = ["__typename"]
    for name, field in getattr(kind, "fields", {}).items():
        named = get_named_type(field.type)
        if is_leaf_type(named):
            parts.append(name)
        elif deep and not any(map(is_required_argument, field.args.values())):
            parts.append(f"{name} {selection(named, deep - 1)}")
    return f"{{ {' '.join(parts)} }}"


def filled(kind: GraphQLInputObjectType, given: dict[str, Any]) -> dict[str, Any]:
    """An input with what is given, and something in whatever else it requires."""
    return {
        key: given[key] if key in given else FILLED.get(get_named_type(field.type).name, {})
        for key, field in kind.fields.items()
        if key in given or is_required_input_field(field)
    }


class Asking:
    """One place, asked by whoever with whatever id."""

    def __init__(self, world: World, place: str, ours: Known) -> None:
        self.world, self.place = world, place
        self.operation, self.argument, *field = place.split(".")
        self.kind = next(kind for kind, root in ROOTS.items() if self.operation in root.fields)
        self.field = ROOTS[self.kind].fields[self.operation]
        self.list = "ids" in place.lower().split(".")[-1]
        self.given: dict[str, Any] = {
            "employeeId": ours.people["manager@noorderlicht.example"],
            "procedureId": ours.procedures["Team lead"][ids.PROCEDURE][0],
            "candidateIds": ours.procedures["Team lead"][ids.CANDIDATE][:1],
            "testId": ours.of(ids.TEST)[0],
            "itemId": ours.of(ids.TEST_ITEM)[0],
            "optionKey": "3",
            "password": PASSWORD,
        }
        self.name = field[0] if field else self.argument

    async def ask(self, asker: str | None, id: Any) -> Answer:
        """What somebody is answered who gives this id here."""
        given = {**self.given, self.name: [id] if self.list else id}
        if asker:
            given["email"] = f"{asker}@noorderlicht.example"
        argument = self.field.args[self.argument]
        kind = get_named_type(argument.type)
        value = filled(kind, given) if isinstance(kind, GraphQLInputObjectType) else given[self.name]
        who = await self._somebody(asker)
        document = (
            f"{self.kind} ($it: {argument.type}) "
            f"{{ {self.operation}({self.argument}: $it) {selection(get_named_type(self.field.type))} }}"
        )
        return await (partial(watch_to_the_end, who) if self.kind == "subscription" else who.ask)(document, it=value)

    async def _somebody(self, asker: str | None) -> Client:
        if self.operation != "signIn":
            return await self.world.as_(asker) if asker else self.world.anonymous
        # Only so many attempts count in a while.
        self.world.clock.forward(minutes=16)
        return self.world.anonymous
