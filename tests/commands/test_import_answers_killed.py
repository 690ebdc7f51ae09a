"""A run of `inzicht import-answers` that is killed: whole candidates are kept, and it can be run again."""

import asyncio
import signal
from typing import Any

from sqlalchemy import text

from db.database import Database
from tests.commands.desk import Desk
from tests.support.answers import row, write
from tests.support.processes import environment, started

ROWS = 120
WHOLE = """
    SELECT candidates.status, (SELECT count(*) FROM assessments WHERE candidate_id = candidates.id),
        (SELECT count(*) FROM assessment_results WHERE candidate_id = candidates.id),
        (SELECT count(*) FROM result_sections WHERE candidate_id = candidates.id)
    FROM candidates WHERE candidates.last_name = 'Quist'
"""


async def test_a_killed_run_keeps_whole_candidates_only_and_can_be_repeated(desk: Desk) -> None:
    file = write(desk.folder / "answers.csv", [row(f"Z{number}", "Quist") for number in range(ROWS)])
    process = await started("import-answers", desk.procedure, file, env=environment(desk.folder, desk.url))
    database = Database(desk.url)
    while not await kept(database):
        assert process.returncode is None
        await asyncio.sleep(0.02)  # the run tells nobody how far it is
    process.send_signal(signal.SIGKILL)
    await process.communicate()
    whole = await kept(database)
    assert set(whole) == {("COMPLETED", 1, 1, 5)}
    assert len(whole) < ROWS

    again = await desk.run(desk.procedure, file)
    assert again.stdout == f"{ROWS - len(whole)} candidates scored, {len(whole)} rows refused.\n"
    assert await kept(database) == [("COMPLETED", 1, 1, 5)] * ROWS
    await database.close()


async def kept(database: Database) -> list[tuple[Any, ...]]:
    """What there is of each imported candidate."""
    async with database.read() as session:
        rows = await session.execute(text(WHOLE))
    return [tuple(each) for each in rows]
