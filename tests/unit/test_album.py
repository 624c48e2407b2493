"""The album of pictures: what it knows it never looks at again, and nobody brings it down."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.pictures.album import PICTURE, Album, Wanted
from tests.unit.content import Content
from tests.unit.samples import halves, png, read, written


@pytest.fixture
def seen(tmp_path: Path) -> Wanted:
    """Return a picture that an album in the folder beside it knows."""
    file = tmp_path / "x.png"
    file.write_bytes(written(halves(), "PNG"))
    wanted = Wanted(file, PICTURE)
    Album(tmp_path / "album").seen([wanted])
    return wanted


def test_what_the_cache_knows_needs_no_process(
    seen: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    album = Album(seen.file.parent / "album")
    monkeypatch.setattr(sys, "executable", "no-program")
    assert [size.width for size in album.seen([seen])[0].sizes] == [60]
    assert album.seen([]) == []


@pytest.mark.parametrize("ending", [".json", ".png"])
@pytest.mark.parametrize("damage", [b"", b"{}", None])
def test_an_entry_of_the_cache_that_is_damaged_is_made_anew(
    seen: Wanted, ending: str, damage: bytes | None
) -> None:
    folder = seen.file.parent / "album"
    (kept,) = folder.glob(f"*{ending}")
    good = kept.read_bytes()
    kept.unlink()
    if damage is not None:
        kept.write_bytes(damage)
    (shown,) = Album(folder).shown(seen.file)
    assert read(shown.file.read_bytes()).size == (60, 40)
    assert kept.read_bytes() == good
    assert len(list(folder.iterdir())) == 2


def test_a_cache_that_goes_away_meanwhile_is_made_anew(seen: Wanted) -> None:
    album = Album(seen.file.parent / "album")
    album.seen([seen])
    shutil.rmtree(seen.file.parent / "album")
    assert album.shown(seen.file)[0].file.exists()


def test_a_project_that_cannot_be_written_is_checked_all_the_same(tmp_path: Path) -> None:
    content = Content(tmp_path)
    shutil.rmtree(tmp_path / ".cache")
    (tmp_path / ".cache").write_text("not a folder", "utf-8")
    content.write("cases/x.png", b"no picture")
    assert content.said() == ["x.png:1:1 K607 This file cannot be read as a picture."]


def test_a_picture_that_changes_is_looked_at_again(seen: Wanted) -> None:
    album = Album(seen.file.parent / "album")
    (before,) = album.shown(seen.file)
    seen.file.write_bytes(written(halves(90, 40), "PNG"))
    (after,) = album.shown(seen.file)
    assert (before.width, after.width) == (60, 90)


def test_who_kills_the_bench_is_named_and_the_others_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bench that dies of every second picture, as decoders do of some."""
    killing = (
        "import os; from generator.pictures import bench, photos; made = photos.made_of_photo\n"
        "def kill(data, suffix): return os.abort() if b'KILL' in data else made(data, suffix)\n"
        "bench._MAKERS['picture'] = (kill, 'K607'); bench.main()"
    )
    run = subprocess.run

    def started(program: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        return run([*program[:-3], "-c", killing, program[-1]], **options)

    monkeypatch.setattr("generator.pictures.album.subprocess.run", started)
    files = [tmp_path / f"{number}.png" for number in range(5)]
    for number, file in enumerate(files):
        file.write_bytes(png(8, 8 + number) + b"KILL" * (number % 2))
    album = Album(tmp_path / "album")
    found = album.seen([Wanted(file, PICTURE) for file in files])
    assert [one.code for one in found] == ["", "K607", "", "K607", ""]
    # It may have been the machine: the next run looks again.
    assert len(list((tmp_path / "album").glob("*.json"))) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits there")
@pytest.mark.parametrize("greed", ["while True: pass", "bytes(3 * 10 ** 9)"])
def test_the_bench_is_held_to_its_limits(tmp_path: Path, greed: str) -> None:
    greedy = (
        "from generator.pictures import bench; bench.SECONDS = 1\n"
        f"def take(data, suffix):\n    {greed}\n"
        "bench._MAKERS['picture'] = (take, 'K607'); bench.main()"
    )
    program = [sys.executable, "-c", greedy, str(tmp_path)]
    file = tmp_path / "x.png"
    file.write_bytes(png(8, 8))
    order = f'["{file}", "picture", ""]\n'.encode()
    done = subprocess.run(program, input=order, capture_output=True, timeout=20)
    told = (done.returncode, done.stdout.removeprefix(b"ready\n"))
    assert told[0] == -signal.SIGXCPU or b'"code": "K607"' in told[1]
