"""The demo's mailbox: it shows the letters in one folder, and no other file."""

from pathlib import Path

import pytest

from tests.support.world import World

SECRET = "not a letter"
NAMES = [
    *("..%2Foutside.eml", "%2e%2e%2foutside.eml", "..%5Coutside.eml", "%2e%2e", "%2e", ".%2Fletter.eml"),
    *("{folder}%2Foutside.eml", "%2F{folder}%2Foutside.eml", "outside.eml", "..%2Fmail%2Fletter.eml"),
    *("linked.eml", ".hidden.eml", "notes.txt", "folder.eml", "letter.eml%00", "letter.eml%0A", "letter.eml%20"),
]


@pytest.mark.parametrize("path", ["/mailbox", "/mailbox/letter.eml", "/mailbox/letter.eml/html"])
async def test_there_is_none_outside_the_demo(world: World, tmp_path: Path, path: str) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "letter.eml").write_text("Subject: Hello\n\nHello")
    assert (await world.http.get(path)).status_code == 404


async def test_a_letter_is_listed_and_read_with_links_and_nothing_else_of_it_becomes_a_page(
    small_demo: World, tmp_path: Path
) -> None:
    (tmp_path / "mail" / "letter.eml").write_text("Subject: <b>Hello</b>\n\n<i>See</i> http://127.0.0.1:8000/sign-in")
    listed = await small_demo.http.get("/mailbox")
    shown = await small_demo.http.get("/mailbox/letter.eml")
    assert '<a href="/mailbox/letter.eml">&lt;b&gt;Hello&lt;/b&gt;</a>' in listed.text
    assert '<a href="http://127.0.0.1:8000/sign-in"' in shown.text
    assert "&lt;i&gt;See&lt;/i&gt;" in shown.text


async def test_the_formatted_part_of_a_letter_may_run_nothing_and_be_framed_by_the_mailbox_only(
    small_demo: World, tmp_path: Path
) -> None:
    (tmp_path / "mail" / "letter.eml").write_text("Content-Type: text/html\n\n<p>Hello</p><script>alert(1)</script>")
    part = await small_demo.http.get("/mailbox/letter.eml/html")
    directives = {each.strip() for each in part.headers["content-security-policy"].split(";")}
    assert directives == {
        *("default-src 'none'", "style-src 'unsafe-inline'", "frame-ancestors 'self'"),
        "sandbox allow-popups allow-top-navigation-by-user-activation",
    }


@pytest.mark.parametrize("name", NAMES)
async def test_only_a_letter_of_the_folder_itself_is_found(small_demo: World, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "mail"
    letter = f"Subject: {SECRET}\nContent-Type: text/html\n\n{SECRET}"
    for file in (tmp_path / "outside.eml", folder / ".hidden.eml", folder / "notes.txt"):
        file.write_text(letter)
    (folder / "letter.eml").write_text("Subject: Hello\nContent-Type: text/html\n\nHello")
    (folder / "linked.eml").symlink_to(tmp_path / "outside.eml")
    (folder / "folder.eml").mkdir()
    asked = "/mailbox/" + name.format(folder=str(tmp_path).replace("/", "%2F"))
    for answer in (await small_demo.http.get(asked), await small_demo.http.get(f"{asked}/html")):
        assert answer.status_code == 404
        assert SECRET not in answer.text


async def test_the_list_holds_nothing_that_cannot_be_opened(small_demo: World, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    (tmp_path / "outside.eml").write_text(f"Subject: {SECRET}\n\n{SECRET}")
    (folder / "linked.eml").symlink_to(tmp_path / "outside.eml")
    (folder / "folder.eml").mkdir()
    listed = await small_demo.http.get("/mailbox")
    assert "No letter yet" in listed.text
    assert SECRET not in listed.text
