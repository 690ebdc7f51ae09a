"""Bodies, headers, methods and addresses that no client would send."""

from urllib.parse import quote

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from fuzz.bodies import BODIES
from fuzz.rounds import Question, Rounds
from fuzz.stage import ASKERS
from fuzz.values import now_and_then

CONTENT_TYPES = [
    "application/json; charset=utf-16",
    "application/json;;=",
    "Application/JSON",
    "application/jsonx",
    "application/graphql",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    ";",
    "",
]
ACCEPTS = [
    "*/*",
    "application/json",
    "application/graphql-response+json",
    "text/event-stream",
    "text/html",
    "multipart/mixed",
    ";q=",
    "",
]
OTHERS = [
    "accept-language",
    "authorization",
    "content-encoding",
    "content-length",
    "cookie",
    "expect",
    "forwarded",
    "host",
    "if-none-match",
    "origin",
    "range",
    "transfer-encoding",
    "upgrade",
    "x-forwarded-for",
]
PARTS = ["query", "variables", "extensions", "operationName", "x"]
METHODS = now_and_then(
    st.sampled_from(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE"]),
    st.sampled_from(["POST", "POST", "POST", "GET"]),
)
LINES = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=40)
HEADERS = st.builds(
    lambda content_type, accept, others: {"content-type": content_type, "accept": accept, **others},
    now_and_then(LINES, now_and_then(st.sampled_from(CONTENT_TYPES), st.just("application/json"))),
    now_and_then(LINES, st.sampled_from(ACCEPTS)),
    now_and_then(st.dictionaries(st.sampled_from(OTHERS), LINES, max_size=3), st.just({})),
)


@st.composite
def questions(draw: DrawFn) -> Question:
    """A request to the endpoint by any method, with any body and headers."""
    method, headers = draw(METHODS), {name: line.encode("latin-1") for name, line in draw(HEADERS).items()}
    parts = draw(st.dictionaries(st.sampled_from(PARTS), BODIES)) if method == "GET" else {}
    address = "&".join(f"{name}={quote(value)}" for name, value in parts.items())[:30_000]
    return Question(draw(st.sampled_from(ASKERS)), draw(BODIES), headers, method, f"?{address}" if parts else "")


def test_bodies_and_headers_of_any_kind_break_nothing(rounds: Rounds) -> None:
    rounds.play(questions())
