"""Renders sheets: what is in the cache is not rendered again, the rest on all cores.

The key of a sheet is made of its data (all that it shows, the words of its template too), the
templates, fonts and code that set it, and the versions of Typst, pikepdf and Pillow.
"""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from importlib.metadata import version
from pathlib import Path

import pikepdf

from generator.sheets.engine import FONTS, TEMPLATES, SheetError, as_pdf, as_png
from generator.sheets.finish import booklet, finished, grey_png

PICTURE_PPI = 34
SHARE_PPI = 72
# Starting processes takes longer than a few sheets.
FEW = 3
CODE = ("engine.py", "finish.py", "press.py")
_PROGRAMS = ("typst", "pikepdf", "pillow")


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
    pages: int = 0
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
    def size(self) -> int:
        """Return the size of the file in bytes."""
        return self.file.stat().st_size

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


def run(jobs: Iterable[Job], folder: Path, progress: Callable[[int, int], None]) -> list[Rendered]:
    """Return the result of every job, in order; ``progress`` hears how many of how many are done.

    Results live in ``folder``. A job that fails stops no other.
    """
    jobs = list(jobs)
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[Job, Rendered | None] = {job: _cached(job, folder) for job in jobs}
    missing = [job for job, result in found.items() if result is None]
    for done, result in enumerate(_rendered(missing, folder), start=1):
        found[result.job] = result
        progress(done, len(missing))
    return [one for job in jobs if (one := found[job])]


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
    try:
        files = _share(job) if job.form == "share" else _pdf(job)
    except SheetError as error:
        return Rendered(job, folder, error=error)
    result = Rendered(job, folder, _page_count(files["pdf"]) if "pdf" in files else 1)
    for ending, data in files.items():
        _put(result.part(ending), data)
    _put(result.part("json"), json.dumps({"pages": result.pages}).encode())
    return result


def _share(job: Job) -> dict[str, bytes]:
    return {"png": grey_png(as_png(job.template, job.data, SHARE_PPI))}


def _pdf(job: Job) -> dict[str, bytes]:
    data = as_pdf(job.template, job.data)
    pages = _page_count(data)
    if job.pages and pages != job.pages:
        raise SheetError(f"{pages} pages instead of {job.pages}")
    files = {"pdf": booklet(data) if job.form == "booklet" else finished(data)}
    if job.picture:
        files["png"] = grey_png(as_png(job.template, job.data, PICTURE_PPI))
    return files


def _cached(job: Job, folder: Path) -> Rendered | None:
    found = Rendered(job, folder)
    note = found.part("json")
    wanted = (note, found.file, found.picture) if job.picture else (note, found.file)
    if not all(file.exists() for file in wanted):
        return None
    return replace(found, pages=json.loads(note.read_text(encoding="utf-8"))["pages"])


def _put(file: Path, data: bytes) -> None:
    """Write a file so that another process never reads half of it."""
    part = file.with_suffix(f".{os.getpid()}")
    part.write_bytes(data)
    part.replace(file)


def _page_count(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)
