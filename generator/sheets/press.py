"""Renders sheets: what is in the cache is not rendered again, the rest on all cores.

The key of a sheet is made of its data (all that it shows, the words of its template too), the
templates, fonts and code that set it, and the versions of Typst, pikepdf and Pillow.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from importlib.metadata import version
from pathlib import Path

from generator.sheets.engine import FONTS, TEMPLATES, SheetError, as_pdf, as_png, grey_png

PICTURE_PPI = 34
SHARE_PPI = 72
# Starting processes takes longer than a few sheets.
FEW = 3
CODE = ("engine.py", "finish.py", "press.py")
_PROGRAMS = ("typst", "pikepdf", "pillow")
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Job:
    """What one process needs to make one file; ``pages`` is 0 where any number is right.

    ``form`` is pdf, booklet, or share for a picture to share; ``picture`` asks for a small one of
    the first page.
    """

    template: str
    data: bytes
    form: str = "pdf"
    pages: int = 0
    picture: bool = False

    @cached_property
    def key(self) -> str:
        """Return what the cache knows the result by."""
        parts = (engine_key().encode(), self.template.encode(), self.form.encode(), self.data)
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]


@dataclass(frozen=True)
class Rendered:
    """What came of a job, in the folder of the cache: a file, or why there is none."""

    job: Job
    folder: Path
    error: SheetError | None = None

    @property
    def file(self) -> Path:
        """Return the file that was asked for."""
        return self.part("png" if self.job.form == "share" else "pdf")

    @property
    def picture(self) -> Path:
        """Return the picture of the first page."""
        return self.part("png")

    @property
    def pages(self) -> int:
        """Return the number of pages."""
        return int(self.part("pages").read_text())

    @property
    def is_there(self) -> bool:
        """Say whether the cache holds all that was asked for."""
        pictures = (self.picture,) if self.job.picture else ()
        return all(file.exists() for file in (self.file, self.part("pages"), *pictures))

    def part(self, ending: str) -> Path:
        """Return one of the files that the cache keeps of a job."""
        return self.folder / f"{self.job.key}.{ending}"


@cache
def engine_key() -> str:
    """Return a key of everything that sets sheets but is no content."""
    files = [*TEMPLATES.glob("*.typ"), *FONTS.glob("*.otf")]
    files += [Path(__file__).with_name(name) for name in CODE]
    digest = hashlib.sha256(" ".join(map(version, _PROGRAMS)).encode())
    for file in sorted(files):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def run(
    jobs: Iterable[Job], folder: Path, progress: Progress = lambda done, total: None
) -> list[Rendered]:
    """Return the result of every job, in order; ``progress`` hears how many of how many are done.

    Results live in ``folder``. A job that fails stops no other.
    """
    jobs = list(jobs)
    folder.mkdir(parents=True, exist_ok=True)
    found = {job: Rendered(job, folder) for job in jobs}
    missing = [job for job, one in found.items() if not one.is_there]
    for done, one in enumerate(_rendered(missing, folder), start=1):
        found[one.job] = one
        progress(done, len(missing))
    return [found[job] for job in jobs]


def _rendered(jobs: list[Job], folder: Path) -> Iterator[Rendered]:
    work = partial(render, folder=folder)
    if len(jobs) <= FEW:
        yield from map(work, jobs)
        return
    # Not by fork: Typst's threads do not survive it.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(jobs)), mp_context=context) as pool:
        yield from pool.map(work, jobs, chunksize=4)


def render(job: Job, folder: Path) -> Rendered:
    """Make one file and put it into the cache."""
    result = Rendered(job, folder)
    try:
        files = _files(job)
    except SheetError as error:
        return replace(result, error=error)
    for ending, data in files.items():
        _put(result.part(ending), data)
    return result


def _files(job: Job) -> dict[str, bytes]:
    """Return what the cache keeps of a job, by the endings of the files."""
    if job.form == "share":
        return {"png": grey_png(as_png(job.template, job.data, SHARE_PPI)), "pages": b"1"}
    # pikepdf takes long to load, and most builds find their sheets in the cache.
    from generator.sheets.finish import booklet, finished

    finish = booklet if job.form == "booklet" else finished
    data, pages = finish(as_pdf(job.template, job.data))
    if job.pages and pages != job.pages:
        raise SheetError(f"{pages} pages instead of {job.pages}")
    files = {"pdf": data, "pages": b"%d" % pages}
    if job.picture:
        files["png"] = grey_png(as_png(job.template, job.data, PICTURE_PPI))
    return files


def _put(file: Path, data: bytes) -> None:
    """Write a file so that another process never reads half of it."""
    part = file.with_suffix(f".{os.getpid()}")
    part.write_bytes(data)
    part.replace(file)
