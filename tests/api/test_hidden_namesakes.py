"""Equal initials are told apart by numbers, and people lined up, by chance: neither follows names or scores."""

from tests.support.visible import Truth
from tests.support.visible_stage import newcomer, save
from tests.support.world import World

# Seven with the initials A.Z., so that chance has 5,040 ways to number them; and one who has no namesake.
NAMES = (
    *(("Aagje", "Zandstra"), ("Aimée", "Zegers"), ("Alwin", "Zijlstra"), ("Anouk", "ter Zoutewelle")),
    *(("Ardjan", "Zuurbier"), ("Aukje", "van Zwieten"), ("Azra", "Zylstra"), ("Yde", "Yntema")),
)
ROUNDS = 4


async def namesakes(world: World) -> list[Truth]:
    """The seven, and then the one without a namesake."""
    return [await newcomer(world, world.procedure().id, number, *name) for number, name in enumerate(NAMES)]


async def shown(world: World, people: list[Truth]) -> dict[str, str]:
    """What the view without names calls each of these people, by full name; in the order of the view."""
    recruiter, procedure = await world.as_("recruiter"), world.procedure().id
    named = await save(recruiter, procedure, people, ["fullNames"])
    names = {each["id"]: each["fullName"] for each in named["candidates"]["nodes"]}
    unnamed = await save(recruiter, procedure, people, [])
    return {names[each["id"]]: each["displayName"] for each in unnamed["candidates"]["nodes"]}


async def ids(world: World, people: list[Truth]) -> dict[str, str]:
    """The id of each of these people in the view, by full name."""
    view = await save(await world.as_("recruiter"), world.procedure().id, people, ["fullNames"])
    return {each["fullName"]: each["id"] for each in view["candidates"]["nodes"]}


async def test_namesakes_are_numbered_and_nobody_else_is(world: World) -> None:
    people = await namesakes(world)
    called = await shown(world, people)
    assert called.pop("Yde Yntema") == "Y.Y."
    assert sorted(called.values()) == [f"A.Z. ({number})" for number in range(1, 8)]


async def test_the_numbers_and_the_order_follow_nothing_that_stays_the_same(world: World) -> None:
    people = await namesakes(world)
    numbers, orders = set(), set()
    for _ in range(ROUNDS):
        called = await shown(world, people)
        numbers.add(tuple(sorted(called.items())))
        orders.add(tuple(called))
        await shown(world, people[-1:])
    assert len(numbers) > 1
    assert len(orders) > 1


async def test_numbers_follow_no_order_in_which_people_are_lined_up_or_saved(world: World) -> None:
    people = await namesakes(world)
    lined_up, as_saved, by_name = 0, 0, 0
    for _ in range(ROUNDS):
        called = await shown(world, people)
        numbers = [label for label in called.values() if "(" in label]
        lined_up += numbers == sorted(numbers)
        as_saved += [called[each.name["full"]] for each in people[:-1]] == sorted(numbers)
        by_name += [label for _, label in sorted(called.items()) if "(" in label] == sorted(numbers)
        await shown(world, people[-1:])
    assert ROUNDS not in (lined_up, as_saved, by_name)


async def test_a_number_stays_with_a_person_whoever_comes_and_goes(world: World) -> None:
    people = await namesakes(world)
    before = await shown(world, people[:3])
    with_more = await shown(world, people)
    with_fewer = await shown(world, people[1:3])
    assert before.items() <= with_more.items()
    assert with_fewer.items() <= before.items()
    assert len(set(with_more.values())) == len(people)


async def test_the_order_stays_from_one_save_to_the_next(world: World) -> None:
    people = await namesakes(world)
    before = list(await shown(world, people))
    assert list(await shown(world, list(reversed(people)))) == before


async def test_somebody_who_is_taken_out_and_put_back_has_a_new_id_and_the_old_one_is_nobody(world: World) -> None:
    people = await namesakes(world)
    before = await ids(world, people)
    await ids(world, people[1:])
    after = await ids(world, people)
    gone = people[0].name["full"]
    assert [name for name in before if before[name] != after[name]] == [gone]
    manager = await world.as_("manager")
    assert (await manager.ask("query ($id: ID!) { node(id: $id) { id } }", id=before[gone])).data == {"node": None}


async def test_an_id_says_nothing_about_the_candidate_behind_it(world: World) -> None:
    people = await namesakes(world)
    candidates = {each.id.partition("_")[2] for each in people}
    assert not candidates & {each.partition("_")[2] for each in (await ids(world, people)).values()}
