"""The index for the search, which Pagefind makes of what the pages say."""

import os
import signal
import subprocess
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Any

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from generator.locales import Locale
from generator.web.exchange import BuildError, Room

# What would only repeat itself in the results of a search.
_UNSEARCHED = (
    ".headerlink, h1, .kb-grade, .kb-computed, .kb-ref, .kb-next, .kb-meta, .kb-sortable, "
    ".kb-finder, .kb-shelf"
)
_OPTIONS = ("--quiet", "--exclude-selectors", _UNSEARCHED)
# Its threads would only stand in each other's way.
_THREADS = {"TOKIO_WORKER_THREADS": "1", "RAYON_NUM_THREADS": "1"}
# Far more than the largest library takes.
SECONDS = 1800.0


def index(languages: Collection[str], room: Room, words: Locale) -> None:
    """Index the languages of a site, all at once.

    Raise ``BuildError`` if Pagefind is missing, fails, or does not come to an end.
    """
    try:
        program = get_executable()
    except FileNotFoundError as error:
        text = words("Pagefind, which makes the search, is missing. Run: make setup")
        raise BuildError(text) from error
    end = monotonic() + SECONDS
    with _running([_command(program, lang, room) for lang in languages]) as processes:
        failures = [text for one in processes if (text := _failure(one, end, words))]
    if failures:
        raise BuildError("\n".join(failures))
    for lang in languages:
        _without_faces(_folder(lang, room))


def _without_faces(folder: Path) -> None:
    """Delete the interfaces that Pagefind adds to what it makes: the search page has its own."""
    for file in chain(folder.glob("*-ui.*"), folder.glob("pagefind-highlight.js")):
        file.unlink()


def _folder(lang: str, room: Room) -> Path:
    return room.site / lang / "pagefind"


def _command(program: Path, lang: str, room: Room) -> list[str | Path]:
    into = ("--output-path", _folder(lang, room))
    return [program, *_OPTIONS, "--site", room.searched / lang, *into]


@contextmanager
def _running(commands: Iterable[list[str | Path]]) -> Iterator[list[subprocess.Popen[str]]]:
    """Start programs; none of them outlives what is done meanwhile."""
    piped: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    piped |= {"errors": "replace", "stdin": subprocess.DEVNULL, "env": {**os.environ, **_THREADS}}
    started: list[subprocess.Popen[str]] = []
    try:
        for command in commands:
            started.append(subprocess.Popen(command, **piped))
        yield started
    finally:
        for process in started:
            process.kill()
            process.communicate()


def _failure(process: subprocess.Popen[str], end: float, words: Locale) -> str:
    """Return why a program failed, or an empty text."""
    try:
        said = process.communicate(timeout=max(0.0, end - monotonic()))[0].strip()
    except subprocess.TimeoutExpired:
        return words("Pagefind took more than {count} minutes.", count=round(SECONDS / 60))
    if process.returncode < 0:
        name = signal.strsignal(-process.returncode)
        return words("Pagefind was ended by the system: {reason}.", reason=name)
    text = words("Pagefind could not make the search: {reason}", reason=said)
    return text if process.returncode else ""
