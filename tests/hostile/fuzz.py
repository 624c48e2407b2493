"""Changes records at random for a while: the check must refuse them, or all of the site be made.

``make fuzz``, or ``FUZZ_SECONDS=600 FUZZ_SEED=7 python -m tests.hostile.fuzz``; exit status 1, with
the smallest change that fails, where the program falls over.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from generator.checks import check
from generator.files import write_bytes, write_text
from generator.library import Library
from generator.locales import interface_languages, locale
from generator.report import FORMATS
from generator.sheets.catalogue import sheets_of
from generator.sheets.printing import Printer
from generator.views.plan import editions
from generator.web.frame import Frame
from generator.web.pages import Pages
from generator.web.root import root_files
from tests.hostile import mutants
from tests.hostile.planted import SETTINGS
from tests.hostile.trial import FAULT

SECONDS, MOST_CHANGES = 60, 4
REFUSED, MADE = "refused by a code", "made"
# What is around the pages is the same for most projects.
_frames: dict[str, Frame] = {}


def outcome(seeds: list[int], project: Path) -> str:
    """Return what became of a project with changes: refused, or made; raise what goes wrong."""
    files, _ = mutants.mutant(seeds)
    mutants.write(files, project)
    library, problems = check(project / "content")
    for write in FORMATS.values():
        for lang in interface_languages():
            write(problems, locale(lang)).encode("utf-8")
    assert [problem for problem in problems if problem.code == FAULT] == []
    if any(problem.blocks for problem in problems):
        return REFUSED
    make_everything(library, project)
    return MADE


def make_everything(library: Library, project: Path) -> None:
    """Write all pages and files and the data of all sheets, and print one sheet of each kind."""
    every, site = editions(library, SETTINGS), project / "site"
    for edition in every.values():
        pages = Pages(project, edition, frames=_frames)
        for address in edition.plan.pages:
            pages.write(address, pages.framed(address).html, site)
        pages.write_others(site)
    for path, make in root_files(list(every.values())).items():
        write_bytes(site / path, make())
    sheets, printer = list(sheets_of(library)), Printer(library, SETTINGS, project)
    for sheet in sheets:
        printer.job(sheet, printer.view(sheet))
        write_text(site / sheet.path, "")
    last = {sheet.kind: sheet for sheet in sheets}
    for sheet in last.values():
        if error := printer.sheet(sheet).error:
            raise error


def tried(seeds: list[int], project: Path) -> tuple[str, str]:
    """Return what became of a project with changes, and how it failed."""
    try:
        return outcome(seeds, project), ""
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if "generator" in Path(frame.filename).parts]
        last = (own or frames)[-1]
        name = f"{type(error).__name__} in {last.name} of {Path(last.filename).name}"
        return name, traceback.format_exc()


def smallest(seeds: list[int], project: Path) -> list[int]:
    """Return as few of the changes as still fail."""
    for seed in seeds:
        fewer = [other for other in seeds if other != seed]
        if fewer and tried(fewer, project)[1]:
            return smallest(fewer, project)
    return seeds


def main() -> int:
    """Change, check and make until the time is over; tell of everything that fails."""
    seconds = float(os.environ.get("FUZZ_SECONDS", SECONDS))
    seed = int(os.environ.get("FUZZ_SEED") or random.SystemRandom().randrange(10**6))
    print(f"seed {seed}, {seconds:g} seconds", flush=True)
    dice, end, counted = random.Random(seed), time.monotonic() + seconds, Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            project = Path(folder) / "project"
            seeds = [dice.randrange(10**9) for _ in range(dice.choice([1, 1, 2, MOST_CHANGES]))]
            what, said = tried(seeds, project)
            counted[what] += 1
            if said and counted[what] == 1:
                fewest = smallest(seeds, project)
                changes = "\n  ".join(mutants.mutant(fewest)[1])
                print(f"\nThese changes {fewest} fail:\n  {changes}\n{said}", flush=True)
    print(*(f"{count:6,}  {what}" for what, count in counted.most_common()), sep="\n")
    return int(bool(counted.keys() - {MADE, REFUSED}))


if __name__ == "__main__":
    sys.exit(main())
