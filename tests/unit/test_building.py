"""What can go wrong while a site is built: each is told in a line, and the last site stays."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli import main
from generator.files import write_text
from generator.web import build, manifest, pagefind
from generator.web.exchange import Room
from generator.web.pages import Pages
from tests.unit.content import Content

ROOT = Path(__file__).parents[2]
NOT_BUILT = "The site was not built; the last one stays.\n"


class Answer(NamedTuple):
    """What a build left: its exit status and what it said of its failure."""

    status: int
    err: str


Build = Callable[..., Answer]


@pytest.fixture
def project(content: Content) -> Path:
    """Return a small project with a site."""
    project = content.project()
    write_text(project / "site" / "index.html", "last")
    return project


@pytest.fixture
def failed(project: Path, capsys: pytest.CaptureFixture[str]) -> Build:
    """Return a function that builds what cannot be built, and looks whether the last site stays."""

    def run(*options: str) -> Answer:
        command = ["--project", str(project), "--lang", "en", "build", *options]
        status = main(command)
        assert [file.name for file in (project / "site").iterdir()] == ["index.html"]
        assert (project / "site" / "index.html").read_text("utf-8") == "last"
        if (project / "build").is_dir():
            left = {file.name for file in (project / "build").iterdir()}
            assert left - {"searched"} == {"lock"}
        return Answer(status, capsys.readouterr().err)

    return run


def script(folder: Path, text: str) -> Path:
    """Return a program that takes the place of Pagefind."""
    file = folder / "pagefind"
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("echo no words; exit 3", "Pagefind could not make the search: no words"),
        ("kill -KILL $$", "Pagefind was ended by the system: Killed."),
        ("exec sleep 60", "Pagefind took more than 30 minutes."),
    ],
)
def test_pagefind_that_fails(
    failed: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: script(tmp_path, text))
    if "sleep" in text:
        monkeypatch.setattr(pagefind, "monotonic", iter((-1800.0, *range(9))).__next__)
    assert failed("--no-sheets") == (1, f"{NOT_BUILT}{said}\n{said}\n")


def test_pagefind_that_is_missing(failed: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise FileNotFoundError("Could not find any of them")

    monkeypatch.setattr(pagefind, "get_executable", missing)
    said = "Pagefind, which makes the search, is missing. Run: make setup\n"
    assert failed("--no-sheets") == (1, NOT_BUILT + said)


def test_pagefind_that_does_not_start(
    failed: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = script(tmp_path, "")
    program.write_bytes(b"\x7fELF of another machine")
    monkeypatch.setattr(pagefind, "get_executable", lambda: program)
    assert failed("--no-sheets") == (1, f"{NOT_BUILT}pagefind: Exec format error.\n")


def test_pagefind_that_makes_nothing(
    failed: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: script(tmp_path, "exit 0"))
    files = [f"{lang}/{file}" for lang in ("en", "es") for file in manifest.SEARCH]
    said = "\n".join(["4 files of the new site are missing or empty:", *files])
    assert failed("--no-sheets") == (1, f"{NOT_BUILT}{said}\n")


@pytest.mark.parametrize(
    "lost", ["en/cases/rosa-tannery/index.html", "data/cases.json", "es/404.html"]
)
@pytest.mark.parametrize("harm", [Path.unlink, lambda file: file.write_bytes(b"")])
def test_a_page_that_is_missing_or_empty(
    failed: Build, monkeypatch: pytest.MonkeyPatch, lost: str, harm: Callable[[Path], None]
) -> None:
    def index(_: object, room: Room, __: object) -> None:
        _fill_search(room.site)
        harm(room.site / lost)

    monkeypatch.setattr(pagefind, "index", index)
    said = f"1 file of the new site is missing or empty:\n{lost}\n"
    assert failed("--no-sheets") == (1, NOT_BUILT + said)


def _fill_search(site: Path) -> None:
    for lang in ("en", "es"):
        for path in manifest.search_of(lang):
            write_text(site / path, "{}")


def test_a_sheet_that_is_empty(failed: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def copy(files: dict[str, Path], folder: Path) -> None:
        for path in files:
            write_text(folder / path, "" if path.endswith("a4.pdf") else "%PDF-")

    monkeypatch.setattr(build, "copy_files", copy)
    monkeypatch.setattr(pagefind, "index", lambda _, room, __: _fill_search(room.site))
    answer = failed("--sheets-for", "centres")
    assert answer.err.startswith(f"{NOT_BUILT}2 files of the new site are missing or empty:\n")
    assert re.findall(r"^\w\w/print/(.*)$", answer.err, re.MULTILINE)


def test_a_page_that_cannot_be_made(failed: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Pages.made

    def fail(pages: Pages, address: str) -> object:
        if (pages.lang, address) == ("es", "cases/rosa-tannery/"):
            raise ZeroDivisionError("division by zero")
        return made(pages, address)

    monkeypatch.setattr(Pages, "made", fail)
    monkeypatch.setattr(Pages, "warm_up", lambda _: None)
    answer = failed("--no-sheets")
    assert answer.status == 1
    assert answer.err.startswith(
        f"{NOT_BUILT}This is a fault of the program: ZeroDivisionError: division by zero\n"
        "It came up at es/cases/rosa-tannery/ (content/cases/rosa-tannery.md).\n"
    )


def test_a_process_that_is_lost(failed: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(pages: Pages, _: str) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(build, "FEW", 0)
    monkeypatch.setattr(Pages, "framed", die)
    monkeypatch.setattr(Pages, "warm_up", lambda _: None)
    answer = failed("--no-sheets")
    said = "A process ended before its work was done: memory was short, or it took too long. "
    assert answer.err.startswith(f"{NOT_BUILT}{said}It may have been at work on: ")
    # The other process may have had a file of data in hand.
    assert re.search(r" e[ns]/[^,]*(,|$)", answer.err)


def test_a_reader_of_the_output_who_has_left(
    failed: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(*_: object) -> None:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    monkeypatch.setattr("generator.cli.build_site", leave)
    assert failed() == (128 + signal.SIGPIPE, "")


def test_a_disk_that_is_full(failed: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def fill(file: Path, data: bytes) -> int:
        if "rosa-tannery" in file.parts:
            raise OSError(28, os.strerror(28))
        return write(file, data)

    monkeypatch.setattr(Path, "write_bytes", fill)
    answer = failed("--no-sheets")
    name = r"build/\w+/site/e[ns]/cases/rosa-tannery/index\.html"
    said = rf"There is no room left for {name}\. Make room, then try again\.\n"
    assert answer.status == 1
    assert re.fullmatch(re.escape(NOT_BUILT) + said, answer.err)


def test_a_folder_that_cannot_be_written(failed: Build, project: Path) -> None:
    # Nobody can write below a file, not even root.
    (project / "build").write_text("mine", encoding="utf-8")
    said = "build is in the way. Move it away, then try again.\n"
    assert failed("--no-sheets") == (1, NOT_BUILT + said)


def test_a_cache_that_cannot_be_written_is_done_without(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(project / ".cache", ignore_errors=True)
    (project / ".cache").write_text("mine", encoding="utf-8")
    assert main(["--project", str(project), "--lang", "en", "build"]) == 0
    assert (project / ".cache").read_text("utf-8") == "mine"
    assert capsys.readouterr().err == ""


def test_the_search_forgets_a_page_that_is_no_more(project: Path, content: Content) -> None:
    def build_and_count() -> int:
        assert main(["--project", str(project), "--lang", "en", "build", "--no-sheets"]) == 0
        index = json.loads((project / "site/en/pagefind/pagefind-entry.json").read_text("utf-8"))
        pages: int = index["languages"]["en"]["page_count"]
        return pages

    pages = build_and_count()
    added = content.case()
    assert build_and_count() == pages + 1
    added.unlink()
    assert build_and_count() == pages


def test_a_picture_that_vanishes(
    failed: Build, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.case()
    shutil.copy(ROOT / "tests/examples/good/content/cases/rosa-taps.png", content.folder / "cases")
    write_others = Pages.write_others

    def vanish(pages: Pages, site: Path) -> None:
        (content.folder / "cases" / "rosa-taps.png").unlink(missing_ok=True)
        write_others(pages, site)

    monkeypatch.setattr(Pages, "write_others", vanish)
    said = "content/cases/rosa-taps.png is not there, or went away meanwhile. Try again.\n"
    assert failed("--no-sheets") == (1, NOT_BUILT + said)
