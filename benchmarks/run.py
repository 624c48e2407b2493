"""Measure ``cpkb build`` beside plain MkDocs builds of the same pages.

Usage: python -m benchmarks.run [CASES ...]    (default: 0 1000 5000; 0 is the real content)

``cpkb build --no-sheets`` checks the content, builds all languages, indexes them for the search
and writes the data files. Beside it, one after the other, a ``mkdocs build`` a language of the tree
that ``cpkb export tree`` writes: with its conversion of Markdown, without search. All builds start
from nothing. Small libraries are built three times, and the median counts. Where Hugo is installed
it builds the same prose in a bare theme. Memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks import hugo
from benchmarks.library import write_library
from benchmarks.processes import CPKB, FOLDER, Usage, measured

SIZES = (0, 1_000, 5_000)
SMALL = 1_000
PLAIN_CONFIG = "INHERIT: mkdocs.yml\nplugins: []\n"
HEAD = (
    " cases   pages   files  site MB  cpkb build  MB used  plain, both  MB used  ratio"
    "  ms a page   Hugo"
)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the library sizes."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.run")
    options.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="CASES")
    return options


def main(arguments: Sequence[str]) -> None:
    """Print one line a library size."""
    sizes = parser().parse_args(arguments).sizes
    print(f"{os.cpu_count()} cores\n{HEAD}", flush=True)
    try:
        for cases in sizes:
            runs = range(3 if cases <= SMALL else 1)
            print(_line(cases, [FOLDER / f"build-{cases}-{run}" for run in runs]), flush=True)
    finally:
        # Not before: for a minute file systems pass over what was deleted, at a cost.
        shutil.rmtree(FOLDER, ignore_errors=True)


def _line(cases: int, projects: Sequence[Path]) -> str:
    pairs = [_pair(project, cases) for project in projects]
    ours, plain = (_middle([pair[side] for pair in pairs]) for side in (0, 1))
    project = projects[0]
    files = [file for file in (project / "site").rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in files)
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    ratio, each = ours.seconds / plain.seconds, 1000 * ours.seconds / pages
    return (
        f"{cases:>6} {pages:>7} {len(files):>7} {megabytes:>8.1f}"
        f" {ours.seconds:>9.1f} s {ours.megabytes:>8.0f}"
        f" {plain.seconds:>10.1f} s {plain.megabytes:>8.0f}"
        f" {ratio:>6.2f} {each:>10.1f} {_hugo(project)}"
    )


def _pair(project: Path, cases: int) -> tuple[Usage, Usage]:
    write_library(project, cases)
    tree = project / "tree"
    measured([*CPKB, "--project", str(project), "export", "tree", str(tree)])
    return _ours(project), _plain(tree)


def _ours(project: Path) -> Usage:
    return measured([*CPKB, "--project", str(project), "build", "--no-sheets"])


def _plain(tree: Path) -> Usage:
    """Build every language of a tree, one after the other."""
    usages = []
    for folder in sorted(file.parent for file in tree.glob("*/mkdocs.yml")):
        config = folder / "plain.yml"
        config.write_text(PLAIN_CONFIG, encoding="utf-8")
        mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file")
        usages.append(measured([*mkdocs, str(config)]))
    return Usage(sum(one.seconds for one in usages), max(one.megabytes for one in usages))


def _hugo(project: Path) -> str:
    if not hugo.is_there():
        return "     -"
    site = hugo.write_site(project, project / "hugo")
    return f"{measured(hugo.build(site)).seconds:>4.1f} s"


def _middle(usages: list[Usage]) -> Usage:
    return Usage(median(one.seconds for one in usages), max(one.megabytes for one in usages))


if __name__ == "__main__":
    main(sys.argv[1:])
