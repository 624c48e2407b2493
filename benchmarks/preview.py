"""Measure the preview: from saving a record to the new page, through HTTP.

Usage: python -m benchmarks.preview [CASES]    (default: 5000)

``cpkb serve`` is started on a library of that size. Then a new word is written into a case, now
and then into a translation, and its page is asked for again and again until the word is there.
Where Hugo is installed, ``hugo server`` gets the same edits of the same prose, as it comes (it then
renders only what was looked at) and with all pages rendered anew. How long it takes from the
command to the first page is measured with the real content.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks import hugo
from benchmarks.library import write_library
from benchmarks.processes import CPKB, FOLDER, Program, free_port, text_at

CASES, EDITS, STARTS = 5_000, 15, 3
# Translations are edited half as often as originals.
EDITED = ("en", "en", "es")
OURS = {"en": "", "es": ".es"}
HUGO = {"en": ".en", "es": ".es"}


def main(arguments: Sequence[str]) -> None:
    """Print the seconds to the first page and to a page that was edited."""
    cases = int(arguments[0]) if arguments else CASES
    real, large = FOLDER / "preview-0", FOLDER / f"preview-{cases}"
    try:
        write_library(real, 0)
        starts = [_seconds_to_first_page(real) for _ in range(STARTS)]
        print(f"Preview of the real content: first page after {median(starts):.1f} s", flush=True)
        write_library(large, cases)
        same_prose = hugo.write_site(large, large / "hugo")
        _measure_ours(large, cases)
        if hugo.is_there():
            _measure_hugo(same_prose, cases)
            _measure_hugo(same_prose, cases, "--disableFastRender")
    finally:
        for project in (real, large):
            shutil.rmtree(project, ignore_errors=True)


def _seconds_to_first_page(project: Path) -> float:
    root, command = _serving(project)
    with Program(*command) as program:
        program.wait_until(lambda: root in program.said)
        assert text_at(f"{root}en/"), "Nothing can be read at the address that was said"
        return time.perf_counter() - program.started


def _measure_ours(project: Path, cases: int) -> None:
    root, command = _serving(project)
    with Program(*command) as program:
        program.wait_until(lambda: root in program.said)
        seconds = list(_seconds_of_edits(program, project / "content", OURS, root, cases))
        _tell(f"Preview of {cases} cases", seconds, program)


def _measure_hugo(site: Path, cases: int, *options: str) -> None:
    port = free_port()
    root = f"http://127.0.0.1:{port}/"
    with Program(*hugo.serve(site, port), *options) as program:
        program.wait_until(lambda: text_at(f"{root}en/") != "")
        seconds = list(_seconds_of_edits(program, site / "content", HUGO, root, cases))
        _tell(" ".join(["hugo server", *options]), seconds, program)


def _serving(project: Path) -> tuple[str, list[str]]:
    """Return the address and the command of our preview."""
    port = free_port()
    command = [*CPKB, "--project", str(project), "serve", "--port", str(port)]
    return f"http://127.0.0.1:{port}/", command


def _seconds_of_edits(
    program: Program, content: Path, endings: Mapping[str, str], root: str, cases: int
) -> Iterator[float]:
    # A fixed seed: the same files are edited whoever is measured.
    chance = random.Random(cases)
    for _ in range(EDITS):
        lang, name = chance.choice(EDITED), f"synthetic-{chance.randrange(cases)}"
        file = content / "cases" / f"{name}{endings[lang]}.md"
        address = f"{root}{lang}/cases/{name}/"
        # At no fixed moment after the last one, as a program may look for edits at fixed times.
        time.sleep(chance.uniform(0.3, 0.8))
        yield _seconds_of_edit(program, file, address)


def _seconds_of_edit(program: Program, file: Path, address: str) -> float:
    # As a writer has the page open who edits it.
    assert text_at(address)
    word = f"word{time.time_ns()}"
    text = f"{file.read_text(encoding='utf-8')}\n{word}\n"
    start = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    program.wait_until(lambda: word in text_at(address))
    return time.perf_counter() - start


def _tell(name: str, seconds: list[float], program: Program) -> None:
    print(
        f"{name}: page after {median(seconds):.2f} s (median of {len(seconds)} edits),"
        f" {max(seconds):.2f} s (worst), {program.stop().megabytes:.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
