"""Measure ``cpkb build`` beside plain MkDocs builds of the same Markdown trees.

Usage: python -m benchmarks.run [CASES ...]    (default: 0 100 1000 5000; 0 is the real content)

A plain build is ``mkdocs build`` with the same configuration, one language after the other, without
search. ``cpkb build`` checks the content, writes the trees, builds both languages, indexes them
for the search and writes the data files. Printed sheets have a benchmark of their own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.library import PROJECT, write_library
from generator.loading import load
from generator.settings import read_settings
from generator.web.build import Plan, write_languages

SIZES = (0, 100, 1_000, 5_000)
FOLDER = PROJECT / ".cache" / "bench"
CPKB = (sys.executable, "-m", "generator")


def main(arguments: Sequence[str]) -> None:
    """Print one line a library size."""
    sizes = [int(argument) for argument in arguments] or SIZES
    print(f"{os.cpu_count()} cores")
    print(" cases   pages   cpkb build  plain, both  ratio  ms/page")
    for size in sizes:
        project = FOLDER / str(size)
        write_library(project, size)
        ours = _seconds([*CPKB, "--project", str(project), "build", "--no-sheets"])
        pages = len(list((project / "site").rglob("*.html")))
        plain = _plain_seconds(project)
        print(
            f"{size:>6} {pages:>7} {ours:>10.1f} s {plain:>10.1f} s {ours / plain:>6.2f}"
            f" {ours / pages * 1000:>8.1f}",
            flush=True,
        )


def _plain_seconds(project: Path) -> float:
    library, _ = load(project / "content")
    plan = Plan(project)
    write_languages(library, read_settings(project), plan)
    return sum(
        _seconds(
            [
                sys.executable,
                "-m",
                "mkdocs",
                "build",
                "--quiet",
                "--config-file",
                str(plan.folder / lang / "mkdocs.yml"),
            ]
        )
        for lang in library.languages
    )


def _seconds(command: list[str]) -> float:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT)}
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment, cwd=PROJECT)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
