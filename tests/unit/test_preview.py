"""The preview follows edits: what is one, when it is on the page, who hears of it."""

from __future__ import annotations

import http.client
import re
import shutil
import time
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from watchfiles._rust_notify import RustNotify

from generator.web import pages
from generator.web.html import Body
from tests.unit.content import CASE, Content
from tests.unit.previews import CASES, ROSA, ROSA_FILE, Running, box_of, pictures_in
from tests.unit.samples import written


def test_an_edit_is_on_the_page_soon(running: Running) -> None:
    assert "with a new tap" not in running.page(ROSA)
    running.replace(ROSA_FILE, "They closed the taps", "They closed the taps with a new tap")
    running.shows(ROSA, "with a new tap")


def test_an_edit_of_a_translation_is_on_its_page(running: Running) -> None:
    running.replace("cases/rosa-tannery.es.md", "Cerraron los grifos.", "Cambiaron los grifos.")
    running.shows("/es/cases/rosa-tannery/", "Cambiaron los grifos.")


def test_a_title_is_new_on_every_page(running: Running) -> None:
    running.replace(ROSA_FILE, "title: Rosa, a tannery in Norway", "title: Rosa of Oslo")
    for path in (CASES, "/en/sectors/tanneries/", "/en/results/"):
        running.shows(path, "Rosa of Oslo")


def test_a_title_in_the_menu_is_new_in_the_menu(running: Running) -> None:
    assert "First walk of the day" not in running.page(ROSA)
    guide = (running.content / "guides/first-walk.md").read_text("utf-8")
    running.write(
        "guides/first-walk.md", re.sub("title: .*", "title: First walk of the day", guide)
    )
    running.shows(ROSA, "First walk of the day")


def test_a_new_record_has_its_page(running: Running) -> None:
    assert running.ask("/en/cases/a-case/").status == 404
    running.write("cases/a-case.md", f"{CASE}---\n")
    running.until(lambda: running.ask("/en/cases/a-case/").status == 200)
    running.shows(CASES, "Rosa, a tannery")


def test_a_record_that_is_gone_has_no_page(running: Running) -> None:
    file = running.write("cases/a-case.md", f"{CASE}---\n")
    running.until(lambda: running.ask("/en/cases/a-case/").status == 200)
    file.unlink()
    running.until(lambda: running.ask("/en/cases/a-case/").status == 404)


def test_a_file_that_is_written_over_is_an_edit(running: Running) -> None:
    """Some editors do that; others put a new file in the place of the old one, as all tests do."""
    file = running.content / ROSA_FILE
    text = file.read_text("utf-8")
    for number in range(5):
        file.write_text(f"{text}\nEdit {number}.\n", "utf-8")
        running.shows(ROSA, f"Edit {number}.")


def test_a_folder_may_go_and_come_back(running: Running) -> None:
    folder, away = running.content / "cases", running.project / "away"
    folder.rename(away)
    running.until(lambda: running.ask(ROSA).status == 404)
    assert running.ask("/en/sectors/tanneries/").status == 200
    away.rename(folder)
    running.until(lambda: running.ask(ROSA).status == 200)


def test_a_folder_under_another_name_is_reported(running: Running) -> None:
    (running.content / "cases").rename(running.content / "case")
    running.until(lambda: running.ask(ROSA).status == 404)
    running.shows("/en/", "content/case/rosa-tannery.md")


def test_the_whole_content_may_be_replaced(running: Running) -> None:
    new = running.project / "new"
    shutil.copytree(running.content, new)
    text = (new / ROSA_FILE).read_text("utf-8")
    (new / ROSA_FILE).write_text(text.replace("They closed the taps", "From the branch"), "utf-8")
    running.content.rename(running.project / "old")
    new.rename(running.content)
    running.shows(ROSA, "From the branch")
    running.replace(ROSA_FILE, "From the branch", "After the branch")
    running.shows(ROSA, "After the branch")


def test_many_files_at_once_are_all_followed(running: Running) -> None:
    names = [f"case-{number}" for number in range(200)]
    for name in names:
        running.write(
            f"cases/{name}.md", CASE.replace("Rosa, a tannery", f"Title of {name}") + "---\n"
        )
    running.until(lambda: all(f"Title of {name}<" in running.page(CASES) for name in names))


def test_a_new_picture_is_there(running: Running) -> None:
    before = pictures_in(running.page(ROSA))
    running.write("cases/rosa-taps.png", written(Image.new("L", (40, 30)), "PNG"))
    running.shows(ROSA, 'width="40" height="30"')
    (address,) = pictures_in(running.page(ROSA))
    assert [address] != before
    reply = running.ask(f"/en/{address.removeprefix('../../')}")
    assert (reply.status, reply.headers["Content-Type"]) == (200, "image/png")


def test_what_is_no_picture_is_told_and_not_shown(running: Running) -> None:
    running.write("cases/rosa-taps.png", b"not quite a picture")
    running.until(lambda: any("K607" in text for text in running.said))
    running.until(lambda: pictures_in(running.page(ROSA)) == [])
    assert "The taps" in running.page(ROSA)


@pytest.mark.parametrize(
    "name",
    [
        "cases/.rosa-tannery.md.swp",
        "cases/4913",
        "cases/rosa-tannery.md~",
        "cases/.#rosa-tannery.md",
        "cases/#rosa-tannery.md#",
        "cases/Thumbs.db",
        "cases/.DS_Store",
        ".git/HEAD.md",
        "cases/.cache/x.md",
    ],
)
def test_a_file_of_an_editor_is_no_edit(running: Running, name: str) -> None:
    version = running.version()
    file = running.content / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("x", "utf-8")
    time.sleep(0.2)
    assert running.version() == version
    file.unlink()
    # Whatever comes after it has been followed: it came first.
    running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
    running.shows(ROSA, "They shut the taps")
    assert int(running.version().partition("-")[2]) == int(version.partition("-")[2]) + 1
    assert running.said[-1] == "No problem."


def test_a_file_that_an_editor_left_is_no_problem(content: Content) -> None:
    """The check reports it; here it would be told of for as long as the editor runs."""
    content.write("cases/.rosa-tannery.md.swp", "x")
    with Running(content.folder.parent) as running:
        assert running.said[0] == "No problem."
        assert box_of(running.page("/en/")) == []


def test_edits_are_followed_where_the_system_watches_no_more_files(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    def watcher(names: list[str], debug: bool, must_poll: bool, *others: Any) -> RustNotify:
        if not must_poll:
            raise OSError("OS file watch limit reached.")
        return RustNotify(names, debug, must_poll, *others)

    monkeypatch.setattr("generator.web.edits.RustNotify", watcher)
    with Running(content.folder.parent) as running:
        running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
        running.shows(ROSA, "They shut the taps")


def test_a_save_during_a_render_is_not_lost(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is made anew at once: the reader never gets the older one."""
    saved = False

    def body(*arguments: object) -> Body:
        nonlocal saved
        made: Body = original(*arguments)
        if not saved:
            saved = True
            said = len(running.said)
            running.replace(ROSA_FILE, "They closed the taps", "Saved meanwhile")
            running.until(lambda: len(running.said) > said)
        return made

    original: Callable[..., Body] = pages.body  # type: ignore[attr-defined]
    monkeypatch.setattr(pages, "body", body)
    assert "Saved meanwhile" in running.page(ROSA)


def test_the_configuration_is_followed(running: Running) -> None:
    running.page(ROSA)
    file = running.project / "mkdocs.yml"
    right = file.read_text("utf-8")
    file.write_text(right.replace("kb.css", "other.css"), "utf-8")
    running.shows(ROSA, "assets/other.css")
    file.write_text("theme: [", "utf-8")
    running.shows(ROSA, "(mkdocs.yml:1:9)")
    file.write_text(right, "utf-8")
    running.shows(ROSA, "assets/kb.css")


def test_the_browser_hears_of_an_edit(running: Running) -> None:
    connection = http.client.HTTPConnection(running.host, timeout=20)
    connection.request("GET", f"/_preview/events?version={running.version()}")
    events = connection.getresponse()
    assert events.getheader("Content-Type") == "text/event-stream"
    assert events.readline() == b"retry: 500\n"
    running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
    while not (line := events.readline()).startswith(b"data: "):
        pass
    assert line == f"data: {running.version()}\n".encode()
    connection.close()


def test_the_browser_hears_at_once_of_an_edit_that_it_missed(running: Running) -> None:
    connection = http.client.HTTPConnection(running.host, timeout=20)
    connection.request("GET", "/_preview/events?version=another")
    events = connection.getresponse()
    lines = [events.readline() for _ in range(3)]
    assert lines[2] == f"data: {running.version()}\n".encode()
    connection.close()


def test_only_pages_of_the_preview_follow_edits(still: Running) -> None:
    script = f'<script src="/_preview/preview.js" data-version="{still.version()}" defer></script>'
    for path in ("/", "/en/", ROSA, "/es/sources/old-report/"):
        assert still.page(path).count(script) == 1
    assert "EventSource" in still.page("/_preview/preview.js")
    assert ".kb-problems" in still.page("/_preview/preview.css")
    assert "EventSource" not in still.page("/en/assets/kb.js")


def test_the_terminal_tells_of_what_was_edited(running: Running) -> None:
    running.write("cases/a-case.md", f"{CASE}sectors: [curtidurias]\n---\n")
    problem = (
        'content/cases/a-case.md:8:11  K201  There is no sector called "curtidurias".\n'
        '    Did you mean "tanneries"?\n1 problem.'
    )
    running.until(lambda: running.said[-1] == problem)
    running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
    running.until(lambda: running.said[-1] == "No problem.")
    running.write("cases/a-case.md", f"{CASE}---\n")
    running.until(lambda: running.said[-2:] == ["No problem.", "No problem."])


def test_the_terminal_tells_of_what_an_edit_did_to_others(running: Running) -> None:
    (running.content / "sources/plant-report.yml").unlink()
    running.until(lambda: "K201" in running.said[-1])
    missing = 'K201  There is no source called "plant-report".\n'
    assert f"content/cases/rosa-tannery.md:16:11  {missing}" in running.said[-1]
