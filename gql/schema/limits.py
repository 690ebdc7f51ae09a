"""The limits: how much one request may ask, and the refusal that names which of them it breaks."""

from graphql import GraphQLError

TOKENS = 2_000
DEPTH = 12
INTROSPECTION_DEPTH = 16
ALIASES = 30
ROOT_FIELDS = 10
DIRECTIVES = 20
FRAGMENTS = 30
OPERATIONS = 1
FIELDS = 1_000
COST = 50_000
ANONYMOUS_COST = 1_000
# The largest of the usual introspection queries comes to 55,000; it is for everybody.
INTROSPECTION_COST = 100_000
CREDENTIALS = 1
# Selections and brackets inside each other, also those that add no depth, such as inline fragments.
NESTING = 60
# Pairs of fields at one place of the answer: whether they agree takes the validation a look at each pair.
REPETITIONS = 2_000


class LimitExceeded(GraphQLError):
    """The document asks for more than one request may; `limit` names what of."""

    def __init__(self, limit: str, most: int) -> None:
        super().__init__(
            f"The document exceeds the limit of {most} for {limit}.",
            extensions={"code": "LIMIT_EXCEEDED", "limit": limit},
        )
        self.limit = limit


def at_most(limit: str, count: int, most: int) -> None:
    """Raises LimitExceeded when there is more than that."""
    if count > most:
        raise LimitExceeded(limit, most)
