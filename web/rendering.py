"""Makes HTML out of the templates; what is put into them is text, never markup."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent

templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def shell(template: str) -> str:
    """A page that is the same for everybody: made once, it holds no data."""
    return templates.get_template(template).render()
