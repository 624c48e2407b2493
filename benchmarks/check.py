"""Measure ``cpkb check --fast`` beside a YAML loader, and ``cpkb check`` beside a build.

Usage: python -m benchmarks.check [CASES ...]    (default: 5000)

The loader is PyYAML's in C, which only composes the same fields. Both run three times, turn by
turn, and the fastest run counts: of ``cpkb check --fast`` from the start of the process to its end,
of the loader only reading and composing. Memory is watched in a run of its own (Linux only): of all
processes together, what they share counted once. Then ``cpkb check`` tries out all pages and
sheets, beside ``cpkb build --no-sheets``, which makes the pages: once, both from nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.library import PROJECT, write_library
from benchmarks.processes import CPKB, FOLDER

SIZES = (5_000,)
ROUNDS = 3
# What the other process runs: it prints the seconds.
COMPOSE = """\
import sys, yaml
from pathlib import Path
from time import perf_counter
started = perf_counter()
for file in Path(sys.argv[1]).rglob("*.*"):
    if file.suffix in (".md", ".yml") and file.stem != "README":
        text = file.read_text(encoding="utf-8")
        fields = text.split("---\\n", 2)[1] if file.suffix == ".md" else text
        yaml.compose(fields, Loader=yaml.CSafeLoader)
print(perf_counter() - started)
"""


def main(arguments: Sequence[str]) -> None:
    """Print one line a library size."""
    sizes = [int(argument) for argument in arguments] or SIZES
    print(f"{os.cpu_count()} cores")
    print(
        " cases   files    compose  memory   check --fast  memory  ratio"
        "   check  build --no-sheets  ratio"
    )
    for size in sizes:
        project = FOLDER / f"check-{size}"
        try:
            write_library(project, size)
            print(_line(project, size), flush=True)
        finally:
            shutil.rmtree(project, ignore_errors=True)


def _line(project: Path, size: int) -> str:
    files = sum(file.suffix in (".md", ".yml") for file in project.rglob("content/*/[a-z]*"))
    composing = [sys.executable, "-c", COMPOSE, str(project / "content")]
    ours = [*CPKB, "--project", str(project)]
    whole, building = (_run([*ours, *words])[1] for words in (["check"], ["build", "--no-sheets"]))
    checking = [*ours, "check", "--fast"]
    rounds = [(float(_run(composing)[0]), _run(checking)[1]) for _ in range(ROUNDS)]
    least, fast = map(min, zip(*rounds, strict=True))
    return (
        f"{size:>6} {files:>7} {least:>8.2f} s {_memory(composing):>4.0f} MB"
        f" {fast:>12.2f} s {_memory(checking):>4.0f} MB {fast / least:>6.1f}"
        f" {whole:>6.1f} s {building:>16.1f} s {whole / building:>6.2f}"
    )


def _run(command: Sequence[str]) -> tuple[bytes, float]:
    """Return what a command says, and its seconds."""
    started = perf_counter()
    done = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE)
    seconds = perf_counter() - started
    # There may be problems in the records (1), not in the use of the command (2).
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, command)
    return done.stdout, seconds


def _memory(command: Sequence[str]) -> float:
    """Return the megabytes that a command and the processes that it starts need at most."""
    most = 0
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, _held(process.pid))
            sleep(0.02)
    return most / 1024


def _held(pid: int) -> int:
    """Return the kilobytes of a process and its children; what they share is divided by them."""
    held = 0
    # A process may end while it is looked at.
    with suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for one in (str(pid), *children):
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            held += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return held


if __name__ == "__main__":
    main(sys.argv[1:])
