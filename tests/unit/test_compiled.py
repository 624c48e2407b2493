"""Compiled templates are kept from build to build; what is not as it was written is not used."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from generator.web.html import compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for files that nobody keeps."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def rendered() -> str:
    """Render a template as a process does that has just begun."""
    loader = jinja2.DictLoader({"greeting": "Good {{ time }}"})
    templates = jinja2.Environment(
        loader=loader, autoescape=True, bytecode_cache=compiled.__wrapped__()
    )
    return templates.get_template("greeting").render(time="morning")


def kept(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("cpkb-*")}


def cut(data: bytes) -> bytes:
    return data[:-10]


def blank(data: bytes) -> bytes:
    return data[:60] + bytes(len(data) - 60)


@pytest.mark.parametrize("harm", [cut, blank, lambda _: b"", lambda _: b"another thing" * 9])
def test_what_is_broken_is_compiled_anew(folder: Path, harm: Callable[[bytes], bytes]) -> None:
    assert rendered() == "Good morning"
    before = kept(folder)
    assert before
    for file, data in before.items():
        file.write_bytes(harm(data))
    assert (rendered(), kept(folder)) == ("Good morning", before)


def test_what_is_whole_is_not_compiled_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered()
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *_: pytest.fail("compiled anew"))
    assert rendered() == "Good morning"


def test_a_folder_that_somebody_else_holds_is_not_used(folder: Path) -> None:
    rendered()
    (own,) = folder.iterdir()
    for file in own.iterdir():
        file.unlink()
    own.rmdir()
    own.symlink_to(folder)
    assert (rendered(), kept(folder)) == ("Good morning", {})
    own.unlink()
    own.write_text("mine", encoding="utf-8")
    assert rendered() == "Good morning"


def test_a_disk_that_is_full_stops_no_template(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill)
    assert (rendered(), kept(folder)) == ("Good morning", {})
