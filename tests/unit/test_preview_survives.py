"""The preview outlives whatever is done to the content."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from generator.source import read_document
from tests.unit.content import Content
from tests.unit.previews import CASES, ROSA, ROSA_FILE, Reply, Running, box_of
from tests.unit.vandal import GOOD, Vandal

SHEET = "/en/print/rosa-tannery-case-a4.pdf"
PAGES = ("/", "/en/", "/es/", ROSA, CASES, "/es/sectors/tanneries/", "/data/cases.json")
ASKED = (*PAGES, "/en/nowhere/", "/en/cases/rosa-taps.png", SHEET, "/_preview/version")
DEEDS = 1000


class Reader:
    """Asks for one page after the other, all the time, and keeps what was no good answer."""

    def __init__(self, running: Running) -> None:
        self.running, self.is_over = running, Event()
        self.answers = 0
        self.without_words: list[Reply] = []
        self._thread = Thread(target=self._read)

    def __enter__(self) -> Reader:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over.set()
        self._thread.join()

    def _read(self) -> None:
        for path in cycle(ASKED):
            if self.is_over.is_set():
                break
            reply = self.running.ask(path)
            self.answers += 1
            if reply.status not in (200, 404) and not box_of(reply.text):
                self.without_words.append(reply)


def shown_by(running: Running) -> dict[str, str]:
    """Return what a preview shows, without what tells two previews apart."""
    own = {running.preview.address: "HERE", running.version(): "NOW"}
    found = {path: running.ask(path).text for path in PAGES}
    for text, name in own.items():
        found = {path: page.replace(text, name) for path, page in found.items()}
    return found


def test_it_survives_a_thousand_deeds_and_shows_what_a_fresh_one_shows(
    running: Running, tmp_path: Path
) -> None:
    vandal = Vandal(running.project, seed=7)
    with Reader(running) as reader:
        for _ in range(DEEDS):
            vandal.act()
    assert reader.answers > 10
    assert reader.without_words == []
    vandal.put_back()
    with Running(Content(tmp_path / "fresh").folder.parent) as fresh:
        expected = shown_by(fresh)
    running.until(lambda: shown_by(running) == expected)
    running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
    running.shows(ROSA, "They shut the taps")


@pytest.fixture
def away(running: Running) -> Iterator[Path]:
    """Return where the content was moved; afterwards it is back, and edits of it are followed."""
    folder = running.project / "away"
    running.content.rename(folder)
    yield folder
    folder.rename(running.content)
    running.until(lambda: ROSA_FILE not in running.page("/en/"))
    running.until(lambda: running.ask(ROSA).status == 200)
    running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
    running.shows(ROSA, "They shut the taps")


@pytest.mark.parametrize("what", ["nothing", "a file", "a link in a circle", "a pipe"])
def test_the_content_may_be_away(running: Running, away: Path, what: str) -> None:
    if what == "a file":
        running.content.write_text("no folder", "utf-8")
    elif what == "a link in a circle":
        running.content.symlink_to(running.content)
    elif what == "a pipe":
        os.mkfifo(running.content)
    gone = "The folder content/ is not there now. The preview goes on as soon as it is back."
    running.until(lambda: gone in running.said)
    running.until(lambda: running.ask(ROSA).status == 404)
    time.sleep(0.2)
    assert running.said.count(gone) == 1
    assert running.ask("/en/").status == 200
    if what != "nothing":
        running.content.unlink()


def test_a_link_is_shown_as_a_problem_and_never_followed(content: Content) -> None:
    """Whoever follows this one reads the whole system."""
    (content.folder / "cases" / "all").symlink_to("/")
    (content.folder / "cases" / "circle.md").symlink_to("circle.md")
    with Running(content.folder.parent) as running:
        box = box_of(running.page("/en/"))
        assert [line for line in box if line.startswith("content/")] == [
            "content/cases/all:1:1",
            "content/cases/circle.md:1:1",
        ]


@pytest.mark.parametrize("name", [b"\xff", b"\xff\xfe/a", b"two\nlines", b"A" * 240])
def test_a_name_that_nobody_can_type_is_told(running: Running, name: bytes) -> None:
    running.write("cases/" + os.fsdecode(name) + ".md", "text")
    running.until(lambda: "K0" in running.said[-1])
    running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
    running.shows(ROSA, "They shut the taps")


def test_what_cannot_be_read_is_told_and_left_out(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(file: Path, *others: Any) -> Any:
        if file.name == "a-case.md":
            raise PermissionError(13, "Permission denied", file)
        return read_document(file, *others)

    monkeypatch.setattr("generator.loading.read_document", read)
    text = (GOOD / ROSA_FILE).read_text("utf-8")
    running.write("cases/a-case.md", text)
    said = (
        "content/cases/a-case.md:1:1  K024  The file or folder cannot be read: Permission denied."
    )
    running.until(lambda: running.said[-1].startswith(said))
    with Running(running.project) as another:
        assert another.said[0].startswith(said)
        assert another.ask(ROSA).status == 200
    monkeypatch.undo()
    running.write("cases/a-case.md", text)
    running.until(lambda: running.ask("/en/cases/a-case/").status == 200)


def test_what_cannot_be_read_is_told_in_one_line(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(file: Path, *_: object) -> Any:
        raise ValueError(f"line\n\x1b[2J{'long' * 1000}")

    monkeypatch.setattr("generator.loading.read_document", read)
    running.write("cases/a-case.md", "text")
    running.until(lambda: any("a-case" in said for said in running.said))
    (told,) = [said for said in running.said if "a-case" in said]
    assert told.splitlines()[0].startswith(
        "content/cases/a-case.md:1:1  K901  The program failed at this record: "
        '"ValueError: line \\x1b[2Jlonglong'
    )
    assert len(told) < 400


def test_folders_that_go_while_they_are_read_are_left_out(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scandir(folder: Path) -> Any:
        if folder == content.folder / "odd":
            folder.rename(content.folder.parent / "odd")
        if folder == content.folder / "closed":
            raise PermissionError(13, "Permission denied", folder)
        return original(folder)

    original = os.scandir
    content.write("odd/a.md", "x")
    content.write("closed/a.md", "x")
    monkeypatch.setattr("generator.loading.os.scandir", scandir)
    with Running(content.folder.parent) as running:
        said = "content/closed:1:1  K024  The file or folder cannot be read: Permission denied."
        assert running.said[0].startswith(said)
        assert running.ask(ROSA).status == 200


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, "there is no such file"),
        (b"\xff", "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
        (b"a: b\n" * 10_000_000, "it is far too large"),
        (b"- " * 10_000, "maximum recursion depth exceeded"),
        (b"only a text", "it holds no fields"),
        (b"theme: {name: nobody}", "below theme: it must hold name: material"),
    ],
)
def test_the_configuration_may_be_anything(
    running: Running, data: bytes | None, reason: str
) -> None:
    file = running.project / "mkdocs.yml"
    right = file.read_bytes()
    if data is None:
        file.unlink()
        file.mkdir()
    else:
        file.write_bytes(data)
    running.until(lambda: running.ask(ROSA).status == 500)
    (told,) = box_of(running.ask(ROSA).text)
    assert told.startswith(
        f"This page could not be made: The file mkdocs.yml cannot be used: {reason}"
    )
    assert told.endswith(". Correct it, or take back its last version: git restore mkdocs.yml")
    if data is None:
        file.rmdir()
    file.write_bytes(right)
    running.until(lambda: running.ask(ROSA).status == 200)


def test_a_terminal_that_was_closed_ends_nothing(content: Content) -> None:
    running = Running(content.folder.parent)

    def say(text: str) -> None:
        running.said.append(text)
        if len(running.said) > 2:
            raise BrokenPipeError

    running.preview._terminal = say
    with running:
        running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
        running.shows(ROSA, "They shut the taps")
        running.replace(ROSA_FILE, "They shut the taps", "They closed the taps")
        running.shows(ROSA, "They closed the taps")


def test_a_fault_in_what_shows_problems_is_told_above_the_page(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rendered(template: str, **values: object) -> str:
        raise LookupError("nobody")

    running.write("sectors/tanneries.md", "no fields\n")
    running.shows("/en/sectors/tanneries/", "kb-problems")
    monkeypatch.setattr("generator.web.answers.rendered", rendered)
    reply = running.ask("/en/sectors/tanneries/")
    assert (reply.status, box_of(reply.text)) == (
        500,
        [
            "This page could not be made: LookupError: nobody. That is a fault of the program, "
            "not of content/sectors/tanneries.md. Please report it with these words."
        ],
    )
    assert "Tanneries" in reply.text
    assert running.ask(ROSA).status == 200


def test_a_fault_where_there_is_no_page_is_told_in_plain_text(
    still: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> str:
        raise LookupError("nobody")

    monkeypatch.setattr("generator.web.answers.rendered", fails)
    monkeypatch.setattr("generator.web.answers.root_files", fails)
    reply = still.ask("/sitemap.xml")
    assert (reply.status, reply.headers["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert reply.text == (
        "This page could not be made: LookupError: nobody. That is a fault of "
        "the program, not of content. Please report it with these words."
    )


def test_a_fault_in_the_making_of_all_pages_is_told_on_each_and_passes(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("no pages")

    monkeypatch.setattr("generator.web.current.editions", fails)
    running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
    running.until(lambda: running.ask(ROSA).status == 500)
    assert box_of(running.ask(ROSA).text) == [
        "This page could not be made: ZeroDivisionError: no pages. That is a fault of the program, "
        "not of content/cases/rosa-tannery.md. Please report it with these words."
    ]
    assert "They closed the taps" in running.ask(ROSA).text
    monkeypatch.undo()
    running.replace("cases/rosa-tannery.es.md", "Cerraron los grifos.", "Cambiaron los grifos.")
    running.shows(ROSA, "They shut the taps")
    assert running.ask(ROSA).status == 200


def test_the_sheet_of_a_record_that_is_broken_or_gone_says_so(running: Running) -> None:
    running.write(ROSA_FILE, "no fields\n")
    running.shows(ROSA, "kb-problems")
    # As it was when it was last right.
    assert running.ask(SHEET).text.startswith("%PDF")
    (running.content / ROSA_FILE).unlink()
    (running.content / "cases/rosa-tannery.es.md").unlink()
    running.until(lambda: running.ask(ROSA).status == 404)
    shutil.rmtree(running.project / ".cache")
    assert running.ask(SHEET).status == 404
    assert running.ask("/en/print/old-tannery-case-a4.pdf").status == 404
