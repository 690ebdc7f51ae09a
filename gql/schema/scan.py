"""The first look at a document: its tokens alone show most excesses, at a small part of what parsing it would cost."""

import re
from collections.abc import Iterator
from itertools import islice

from gql.schema import limits
from gql.schema.limits import LimitExceeded, at_most

# Possessive where a text could go on, so that no text makes it try twice.
_TOKEN = re.compile(
    r"""
    [_A-Za-z][_0-9A-Za-z]*+
    | [!$&()\[\]{}:=@|] | \.\.\.
    | \"""(?:[^"\\]++|\\\"""|\\|"(?!""))*+(?:\""")? | "(?:[^"\\\n\r]++|\\.)*+"?
    | \#[^\n\r]*+
    | -?[0-9]++(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?
    """,
    re.VERBOSE,
)
_LEADS_NO_FIELD = frozenset({":", "@", "...", "on"})
_NO_NAME = frozenset({"!", "$", "&", "=", "|", "..."})


def check(text: str) -> None:
    """Raises LimitExceeded for a limit that the tokens show to be broken; what cannot be parsed may pass."""
    tokens = [match[0] for match in islice(_TOKEN.finditer(text), limits.TOKENS + 1)]
    at_most("tokens", len(tokens), limits.TOKENS)
    _Scan(token for token in tokens if token[0] not in '#"').check()


class _Scan:
    """Counts as it goes along; a text that is no document is counted somehow, and refused by the parser."""

    def __init__(self, tokens: Iterator[str]) -> None:
        self.operations = self.fragments = self.aliases = self.directives = self.fields = self.root_fields = 0
        self._nesting = self._arguments = 0
        self._before, self._in_fragment = "}", False
        for token in tokens:
            self._count(token)
            self._before = token

    def check(self) -> None:
        """Raises LimitExceeded for the first limit that is broken."""
        at_most("operations", self.operations, limits.OPERATIONS)
        at_most("fragments", self.fragments, limits.FRAGMENTS)
        at_most("aliases", self.aliases, limits.ALIASES)
        at_most("directives", self.directives, limits.DIRECTIVES)
        at_most("root fields", self.root_fields, limits.ROOT_FIELDS)
        at_most("fields", self.fields, limits.FIELDS)

    def _count(self, token: str) -> None:
        if self._nesting == 0 and self._before == "}":
            self._in_fragment = token == "fragment"
            self.fragments += self._in_fragment
            self.operations += not self._in_fragment
        if token in "{([":
            self._nesting += 1
            self._arguments += token == "("
            if self._nesting > limits.NESTING:
                raise LimitExceeded("depth", limits.DEPTH)
        elif token in "})]":
            self._nesting -= 1
            self._arguments -= token == ")"
        elif token == "@":
            self.directives += 1
        elif self._nesting and not self._arguments:
            self._count_selected(token)

    def _count_selected(self, token: str) -> None:
        if token == ":":
            self.aliases += 1
        elif token not in _NO_NAME and self._before not in _LEADS_NO_FIELD:
            self.fields += 1
            self.root_fields += self._nesting == 1 and not self._in_fragment
