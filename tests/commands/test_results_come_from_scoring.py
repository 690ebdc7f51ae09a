"""Results come into being in one place, by the scoring of answers, whatever command or request asks for them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("gql", "db", "mail", "psychometrics", "web", "benchmarks")
ROWS = {"AssessmentResult", "ResultSection"}
WRITING = {"insert", "update", "delete", "bulk_insert_mappings", "bulk_save_objects", "merge"}


def test_only_the_scoring_writes_results() -> None:
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    writers = {str(file.relative_to(ROOT)) for file in files if any(writes(ast.parse(file.read_text())))}
    assert len(files) > 100
    assert writers == {"db/scoring.py"}


def writes(module: ast.Module) -> Iterator[ast.Call]:
    """The calls that make a row of results, or change one in the database."""
    for call in ast.walk(module):
        if isinstance(call, ast.Call):
            given = {name(each) for each in call.args}
            if name(call.func) in ROWS or (name(call.func) in WRITING and given & ROWS):
                yield call


def name(node: ast.expr) -> str:
    """The last part of a dotted name."""
    return ast.unparse(node).rpartition(".")[2]
