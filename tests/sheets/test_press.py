"""The cache of the press: what is not whole is made anew, and a lost process stops no other."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks import check
from generator.files import PART
from generator.locales import locale
from generator.report import message
from generator.sheets import press
from generator.sheets.catalogue import Sheet
from generator.sheets.engine import LostSheetError, SheetError
from generator.sheets.press import FEW, SEAL, Job, Rendered, render, run
from generator.sheets.printing import CACHE, Printer
from tests.sheets.printed import SETTINGS
from tests.unit.content import Content

JOBS = [Job("case.typ", b"%d" % number) for number in range(FEW + 2)]


@pytest.fixture
def printer(content: Content) -> Printer:
    content.case()
    return Printer(check(content.folder)[0], SETTINGS, content.folder.parent)


def cut(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


def blank(file: Path) -> None:
    # As a machine leaves it that loses its power.
    data = file.read_bytes()
    file.write_bytes(data[:20] + bytes(20) + data[40:])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def swap(file: Path) -> None:
    file.write_text('["another thing"]', "utf-8")


@pytest.mark.parametrize("ending", ["pdf", "png", SEAL])
@pytest.mark.parametrize("harm", [empty, cut, blank, swap, Path.unlink])
def test_what_is_not_whole_is_made_anew(
    printer: Printer, ending: str, harm: Callable[[Path], None]
) -> None:
    sheet = Sheet("case", "a-case", "en")
    made = printer.sheet(sheet)
    files = [made.part(end) for end in ("pdf", "png", SEAL)]
    before = [file.read_bytes() for file in files]
    harm(made.part(ending))
    again = printer.sheet(sheet)
    assert (again.error, again.pages) == (None, 1)
    assert [file.read_bytes() for file in files] == before


def test_what_is_whole_is_not_made_anew(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet("case", "a-case", "en")
    printer.sheet(sheet)
    monkeypatch.setattr(press, "_files", lambda _: pytest.fail("made anew"))
    assert printer.sheet(sheet).is_there


def test_a_picture_that_was_not_asked_for_before_is_made(tmp_path: Path) -> None:
    job = Job("case.typ", b"{}", picture=True)
    result = Rendered(job, tmp_path)
    result.keep({"pdf": b"%PDF-"}, 1)
    assert not result.is_there
    assert Rendered(Job("case.typ", b"{}"), tmp_path).is_there


def test_what_a_kill_has_left_half_written_is_deleted(printer: Printer) -> None:
    cache = printer.project / CACHE
    old, new = (cache / f".{name}{PART}" for name in ("old", "new"))
    for file in (old, new):
        file.touch()
    os.utime(old, (time.time() - 100_000,) * 2)
    printer.make([Sheet("case", "a-case", "en")])
    # Another process may still be writing the new one.
    assert [file.name for file in cache.glob(".*")] == [new.name]


def lose(job: Job, folder: Path) -> Rendered:
    """Render a sheet, and lose the process with one of them."""
    if job == JOBS[2]:
        os.kill(os.getpid(), signal.SIGKILL)
    return Rendered(job, folder)


def test_a_lost_process_fails_its_sheet_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "render", lose)
    errors = [one.error for one in run(JOBS, tmp_path)]
    assert [type(error) for error in errors if error] == [LostSheetError]
    assert isinstance(errors[2], LostSheetError)


def test_a_lost_process_is_told_with_the_record(printer: Printer) -> None:
    sheet = Sheet("case", "a-case", "es")
    problem = printer.problem(sheet, LostSheetError())
    assert (problem.where, problem.code) == ("content/cases/a-case.md:1:1", "K703")
    assert message(problem, locale("en")) == (
        'The sheet "es/print/a-case-case-a4.pdf" cannot be set: '
        "the process that makes it ended early: memory was short, or it took too long."
    )


def test_a_fault_is_that_of_its_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Job) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(press, "_files", fail)
    error = render(JOBS[0], tmp_path).error
    assert isinstance(error, SheetError)
    assert str(error) == "ZeroDivisionError: division by zero"


def test_a_full_disk_is_no_fault_of_a_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(press, "_files", lambda _: ({"pdf": b"%PDF-"}, 1))
    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(OSError, match="No space left on device") as caught:
        render(JOBS[0], tmp_path)
    assert caught.value.filename == str(Rendered(JOBS[0], tmp_path).file)
    assert list(tmp_path.iterdir()) == []
