"""A questionnaire about the weather, with the norms of sailors and three answers, and a way to score it."""

from collections.abc import Callable

from click.testing import Result

QUESTIONNAIRE = """
key = "weather"
version = 1
options = [{value = 1}, {value = 2}, {value = 3}, {value = 4}, {value = 5}, {value = 6}]

[[scales]]
key = "calm"
items = [
    { key = "C1" }, { key = "C2", reversed = true, en = "I blow hot and cold." }, { key = "C3" }, { key = "C4" },
    { key = "C5" },
]

[[scales]]
key = "Bright"
items = [{ key = "B1" }, { key = "B2", reversed = true }]
"""
NORMS = """
version = "sailors-1"
provisional = false
[scales]
calm = { mean = 3.5, sd = 1.0, reliability = 0.75 }
Bright = { mean = 3.0, sd = 2.0, reliability = 0.51 }
"""
ANSWERS = """who,C1,C2,C3,C4,C5,place,B1,B2
ann,6,1,5,4,3,"sea, or land",6,1
ben,2,5,NA,3,1,,1,6
cas,,.,6,6,6,,3.0, 3
"""

Score = Callable[..., Result]
