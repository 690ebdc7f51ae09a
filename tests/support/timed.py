"""A folder with one more test: timed, with a tour that must be followed, and in a language that texts are not in."""

from pathlib import Path

MINUTES = 3
ITEMS = 5

INSTRUMENT = f"""
key = "haste"
version = 1
section = "MOTIVES"
languages = ["en", "nl", "fr"]
name = {{ en = "Haste", nl = "Haast" }}
explanation = {{ en = "Five statements in three minutes.", nl = "Vijf uitspraken in drie minuten." }}
duration_minutes = 3
time_limit_minutes = {MINUTES}
tour_required = true
tour = [
    {{ heading = {{ en = "One", nl = "Een" }}, text = {{ en = "Look.", nl = "Kijk." }} }},
    {{ heading = {{ en = "Two", nl = "Twee" }}, text = {{ en = "Choose.", nl = "Kies." }} }},
]
"""
OPTION = """
[[options]]
value = {value}
label = {{ en = "{value} of 3", nl = "{value} van 3", fr = "{value} sur 3" }}
"""
SCALE = """
[[scales]]
key = "haste"
name = { en = "Haste", nl = "Haast" }
description = { en = "About haste.", nl = "Over haast." }
low_pole = { en = "calm", nl = "kalm" }
high_pole = { en = "quick", nl = "snel" }
interpretation = { low = { en = "Little.", nl = "Weinig." }, average = { en = "Some.", nl = "Wat." }, high = { en = "Much.", nl = "Veel." } }
summary = { low = { en = "{name} is calm.", nl = "{name} is kalm." }, high = { en = "{name} is quick.", nl = "{name} is snel." } }
onboarding = { low = { en = "Calm {name}.", nl = "Kalme {name}." }, high = { en = "Quick {name}.", nl = "Snelle {name}." } }
"""  # noqa: E501 - a table
ITEM = """
[[scales.items]]
key = "haste_{number}"
en = "I hurry, {number}."
nl = "Ik haast me, {number}."
fr = "Je me presse, {number}."
"""
NORMS = """
version = "haste-1"
provisional = true
[scales]
haste = { mean = 2.0, sd = 0.5, reliability = 0.8 }
"""


def write_folder(folder: Path) -> Path:
    """The folder, with the files of the test and its norms."""
    options = "".join(OPTION.format(value=value) for value in (1, 2, 3))
    items = "".join(ITEM.format(number=number) for number in range(1, ITEMS + 1))
    for name, text in {
        "instruments/haste-1.toml": INSTRUMENT + options + SCALE + items,
        "norms/haste-1.toml": NORMS,
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
