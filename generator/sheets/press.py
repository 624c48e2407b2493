"""Renders sheets: what is in the cache is not rendered again, the rest on all cores.

The key of a sheet is made of its view (all that it shows), the templates, fonts and code that set
it, and the versions of Typst and pikepdf.
"""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

import pikepdf

from generator.sheets.engine import FONTS, TEMPLATES, SheetError, as_pdf, as_png
from generator.sheets.finish import booklet, finished
from generator.sheets.pictures import grey_png

PICTURE_PPI = 34
SHARE_PPI = 72
# Starting processes takes longer than a few sheets.
FEW = 3
_CODE = ("engine.py", "finish.py", "pictures.py", "press.py")


@dataclass(frozen=True)
class Job:
    """What one process needs to make one file; ``pages`` is 0 where any number is right.

    ``form`` is pdf, booklet, or share for a picture to share; ``picture`` asks for a small one of
    the first page.
    """

    name: str
    template: str
    data: bytes
    form: str = "pdf"
    pages: int = 0
    picture: bool = False

    @property
    def key(self) -> str:
        """Return what the cache knows the result by."""
        parts = (engine_key().encode(), self.template.encode(), self.form.encode(), self.data)
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]


@dataclass(frozen=True)
class Result:
    """One file in the cache, with the picture of its first page, or why there is none."""

    job: Job
    file: Path
    picture: Path
    pages: int = 0
    error: SheetError | None = None

    @property
    def size(self) -> int:
        """Return the size of the file in bytes."""
        return self.file.stat().st_size


@cache
def engine_key() -> str:
    """Return a key of everything that sets sheets but is no content."""
    files = [*TEMPLATES.glob("*.typ"), *FONTS.glob("*.otf")]
    files += [Path(__file__).with_name(name) for name in _CODE]
    digest = hashlib.sha256(f"{version('typst')} {pikepdf.__version__}".encode())
    for file in sorted(files):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def run(jobs: Iterable[Job], folder: Path, progress: Callable[[int, int], None]) -> list[Result]:
    """Return the result of every job, in order; ``progress`` hears how many of how many are done.

    Results live in ``folder``. A job that fails stops no other.
    """
    jobs = list(jobs)
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[Job, Result | None] = {job: _cached(job, folder) for job in jobs}
    missing = [job for job, result in found.items() if result is None]
    for done, result in enumerate(_rendered(missing, folder), start=1):
        found[result.job] = result
        progress(done, len(missing))
    return [one for job in jobs if (one := found[job])]


def _rendered(jobs: list[Job], folder: Path) -> Iterator[Result]:
    work = partial(render, folder=folder)
    if len(jobs) <= FEW:
        yield from map(work, jobs)
        return
    # Not by fork: Typst's threads do not survive it.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(jobs)), mp_context=context) as pool:
        yield from pool.map(work, jobs, chunksize=4)


def render(job: Job, folder: Path) -> Result:
    """Make one file and put it into the cache."""
    try:
        if job.form == "share":
            _put(_picture_file(job, folder), grey_png(as_png(job.template, job.data, SHARE_PPI)))
            pages = 1
        else:
            pages = _render_pdf(job, folder)
    except SheetError as error:
        return Result(job, *_files(job, folder), error=error)
    _put(folder / f"{job.key}.json", json.dumps({"pages": pages}).encode())
    return Result(job, *_files(job, folder), pages)


def _render_pdf(job: Job, folder: Path) -> int:
    data = as_pdf(job.template, job.data)
    pages = _page_count(data)
    if job.pages and pages != job.pages:
        raise SheetError(f"{pages} pages instead of {job.pages}")
    printed = booklet(data) if job.form == "booklet" else finished(data)
    if job.picture:
        picture = grey_png(as_png(job.template, job.data, PICTURE_PPI))
        _put(_picture_file(job, folder), picture)
    _put(folder / f"{job.key}.pdf", printed)
    return _page_count(printed)


def _cached(job: Job, folder: Path) -> Result | None:
    note = folder / f"{job.key}.json"
    file, picture = _files(job, folder)
    wanted = (note, file, picture) if job.picture else (note, file)
    if not all(one.exists() for one in wanted):
        return None
    return Result(job, file, picture, json.loads(note.read_text(encoding="utf-8"))["pages"])


def _files(job: Job, folder: Path) -> tuple[Path, Path]:
    picture = _picture_file(job, folder)
    return (picture if job.form == "share" else folder / f"{job.key}.pdf"), picture


def _picture_file(job: Job, folder: Path) -> Path:
    return folder / f"{job.key}.png"


def _put(file: Path, data: bytes) -> None:
    """Write a file so that another process never reads half of it."""
    part = file.with_suffix(f".{os.getpid()}")
    part.write_bytes(data)
    part.replace(file)


def _page_count(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)
