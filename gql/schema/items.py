"""Items as people see them: in words, or drawn and told in words; never which answer is right."""

from datetime import datetime

import strawberry

from db.matrices import matrix_of
from db.models.sittings import Presentation, SittingTest
from gql import ids
from psychometrics.files import Instrument
from psychometrics.languages import Language
from psychometrics.reasoning import (
    OPTION_KEYS,
    Item,
    data_uri,
    describe_matrix,
    describe_option,
    matrix_svg,
    option_svg,
    prompt,
)


@strawberry.type(description="One of the answers to choose from.")
class TestOption:
    __test__ = False

    key: str = strawberry.field(description="What `answerItem` takes; the same in every language.")
    label: str = strawberry.field(description="What the answer says, or of a drawing, what it shows.")
    image: str | None = strawberry.field(description="A drawing as a `data:` address; null for an answer in words.")

    @classmethod
    def of_matrix(cls, item: Item, language: Language) -> "list[TestOption]":
        return [
            cls(key=key, label=describe_option(option, language), image=data_uri(option_svg(option)))
            for key, option in zip(OPTION_KEYS, item.options, strict=True)
        ]


@strawberry.type(description="The item to answer next, in the language of the test.")
class TestItem:
    __test__ = False

    id: strawberry.ID = strawberry.field(description="Identifies this showing of the item, for `answerItem`.")
    prompt: str = strawberry.field(description="What is asked, or the statement to agree with or not.")
    image: str | None = strawberry.field(description="A drawing as a `data:` address; null for an item in words.")
    description: str | None = strawberry.field(
        description="What the drawing shows, in words, for people who do not see it; null for an item in words."
    )
    options: list[TestOption] = strawberry.field(description="The answers to choose from, in the order to show them.")
    deadline: datetime | None = strawberry.field(
        description="Until when the answer counts, by the service's clock; null where nobody is hurried."
    )

    @classmethod
    def of(cls, shown: Presentation, test: SittingTest, instrument: Instrument) -> "TestItem":
        tag = test.language or instrument.languages[0]
        id, deadline = strawberry.ID(ids.public(ids.TEST_ITEM, shown.id)), shown.ends_at or test.ends_at
        if instrument.matrices:
            item, language = matrix_of(shown, instrument.matrices), Language(tag)
            return cls(
                id=id,
                prompt=prompt(language),
                image=data_uri(matrix_svg(item)),
                description=describe_matrix(item, language),
                options=TestOption.of_matrix(item, language),
                deadline=deadline,
            )
        return cls(
            id=id,
            prompt=instrument.items_by_key[shown.item_key].said_in(tag),
            image=None,
            description=None,
            options=[
                TestOption(key=option.key, label=option.label.said_in(tag), image=None) for option in instrument.options
            ],
            deadline=deadline,
        )


@strawberry.type(description="The item with which a tour ends, to try how it works; it does not count.")
class PracticeItem:
    prompt: str = strawberry.field(description="What is asked.")
    image: str = strawberry.field(description="A drawing as a `data:` address.")
    description: str = strawberry.field(description="What the drawing shows, in words, for people who do not see it.")
    options: list[TestOption] = strawberry.field(
        description="The answers to choose from, in the order to show them; `completeTour` takes the key of one."
    )

    @classmethod
    def of(cls, item: Item, language: Language) -> "PracticeItem":
        return cls(
            prompt=prompt(language),
            image=data_uri(matrix_svg(item)),
            description=describe_matrix(item, language),
            options=TestOption.of_matrix(item, language),
        )
