"""Builds that are killed at any moment, and two at once: the site is always whole."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.sheets.press import SEAL
from generator.sheets.printing import CACHE

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "examples" / "good"
STORY = Path("content", "cases", "rosa-tannery.md")
KILLS, PAIRS = 10, 10
TEXTS = ("The first text.", "The other text.")
PATIENCE = 60.0


class Trials:
    """A small project whose story has one of two texts, and what its site is with each."""

    def __init__(self, project: Path) -> None:
        shutil.copytree(EXAMPLE, project)
        self.project = project
        self._story = (project / STORY).read_text("utf-8")
        self.seconds = 0.0
        self.sites = [self.built(text) for text in TEXTS]

    def built(self, text: str) -> str:
        """Return what the site is when it has been built with a text."""
        started = time.monotonic()
        process = self.start(text)
        assert process.wait(PATIENCE) == 0
        self.seconds = time.monotonic() - started
        return self.site()

    def start(self, text: str) -> subprocess.Popen[bytes]:
        """Write a text into the story, and start to build the site."""
        (self.project / STORY).write_text(f"{self._story}\n{text}\n", encoding="utf-8")
        command = [sys.executable, "-m", "generator", "--project", str(self.project), "build"]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet)

    def site(self) -> str:
        """Return the digest of the site, but for the names that the search gives to its files."""
        site, digest = self.project / "site", hashlib.sha256()
        for file in sorted(path for path in site.rglob("*") if path.is_file()):
            path, data = file.relative_to(site), file.read_bytes()
            assert data or path.name == ".nojekyll", f"{path} is empty"
            if "pagefind" not in path.parts:
                digest.update(str(path).encode() + b"\0" + data)
        for lang in ("en", "es"):
            assert (site / lang / "pagefind" / "pagefind-entry.json").is_file()
        return digest.hexdigest()

    def forget_some_sheets(self, chance: random.Random) -> None:
        """Let some sheets be made again."""
        seals = sorted((self.project / CACHE).glob(f"*.{SEAL}"))
        for seal in chance.sample(seals, min(6, len(seals))):
            seal.unlink()

    def processes(self) -> list[int]:
        """Return the processes that name the project."""
        name = str(self.project).encode()
        return [pid for pid in _pids() if name in _command(pid)]

    def left(self) -> list[str]:
        """Return what is in the folder that sites are built in."""
        return [file.name for file in (self.project / "build").iterdir()]


def _pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Trials:
    return Trials(tmp_path_factory.mktemp("trials") / "project")


@pytest.mark.parametrize("number", range(KILLS))
def test_a_build_that_is_killed_leaves_a_whole_site(trials: Trials, number: int) -> None:
    chance = random.Random(number)
    trials.forget_some_sheets(chance)
    process = trials.start(TEXTS[number % 2])
    time.sleep(chance.uniform(0.1, 1) * trials.seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert trials.site() in trials.sites
    end = time.monotonic() + PATIENCE
    while trials.processes():
        assert time.monotonic() < end, "a process was left behind"
        time.sleep(0.05)


def test_after_that_a_build_is_as_any_other(trials: Trials) -> None:
    assert [trials.built(text) for text in TEXTS] == trials.sites
    assert trials.left() == ["lock", "searched"]


@pytest.mark.parametrize("number", range(PAIRS))
def test_of_two_builds_at_once_one_is_complete(trials: Trials, number: int) -> None:
    trials.forget_some_sheets(random.Random(number))
    both = [trials.start(TEXTS[number % 2]) for _ in TEXTS]
    # One may be done before the other begins.
    assert sorted(process.wait(PATIENCE) for process in both) in ([0, 1], [0, 0])
    assert trials.site() == trials.sites[number % 2]
    assert trials.left() == ["lock", "searched"]
