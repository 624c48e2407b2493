"""Renders sheets: what is in the cache is not rendered again, the rest on all cores."""

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from importlib.metadata import version
from pathlib import Path

from generator.pictures import grey
from generator.sheets.engine import FONTS, TEMPLATES, SheetError, as_pdf, as_png, grey_png

PICTURE_PPI, SHARE_PPI = 34, 72
# Starting processes takes longer than a few sheets.
FEW = 3
CODE = ("engine.py", "finish.py", "press.py")


@dataclass(frozen=True)
class Job:
    """What one process needs to make one file: a pdf, a booklet, or a picture to share.

    ``pages`` is 0 where any number is right; ``picture`` asks for one of the first page, too.
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

    @property
    def endings(self) -> tuple[str, ...]:
        """Return the endings of the files that the cache keeps, that of the result first."""
        return ("png",) if self.form == "share" else ("pdf", "pages", "png")[: 2 + self.picture]


@dataclass(frozen=True)
class Rendered:
    """What came of a job, in the folder of the cache: a file, or why there is none."""

    job: Job
    folder: Path
    error: SheetError | None = None

    @property
    def file(self) -> Path:
        """Return the file that was asked for."""
        return self.part(self.job.endings[0])

    @property
    def is_there(self) -> bool:
        """Say whether the cache holds all that was asked for."""
        return all(self.part(ending).exists() for ending in self.job.endings)

    def part(self, ending: str) -> Path:
        """Return one of the files that the cache keeps of a job; ``png`` is that of a picture."""
        return self.folder / f"{self.job.key}.{ending}"


@cache
def engine_key() -> str:
    """Return a key of everything that sets sheets but is no content."""
    files = [*TEMPLATES.glob("*.typ"), *FONTS.glob("*.otf"), *map(Path(__file__).with_name, CODE)]
    files.append(Path(grey.__file__))
    programs = map(version, ("typst", "pikepdf", "pillow"))
    digest = hashlib.sha256(" ".join(programs).encode())
    for file in sorted(files):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def run(
    jobs: Iterable[Job], folder: Path, progress: Callable[[int, int], None] = lambda *_: None
) -> list[Rendered]:
    """Return the result of every job, from ``folder`` or made; one that fails stops no other.

    ``progress`` hears how many of how many are done.
    """
    folder.mkdir(parents=True, exist_ok=True)
    results = [Rendered(job, folder) for job in jobs]
    missing = list(dict.fromkeys(one.job for one in results if not one.is_there))
    made: dict[Job, Rendered] = {}
    for done, one in enumerate(_rendered(missing, folder), start=1):
        made[one.job] = one
        progress(done, len(missing))
    return [made.get(one.job, one) for one in results]


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
        # Another process never reads half of a file.
        part = result.part(ending).with_suffix(f".{os.getpid()}")
        part.write_bytes(data)
        part.replace(result.part(ending))
    return result


def _files(job: Job) -> dict[str, bytes]:
    if job.form == "share":
        return {"png": _picture(job, SHARE_PPI)}
    # pikepdf takes long to load, and most builds find their sheets in the cache.
    from generator.sheets.finish import booklet, finished

    finish = booklet if job.form == "booklet" else finished
    data, pages = finish(as_pdf(job.template, job.data))
    if job.pages and pages != job.pages:
        raise SheetError(f"{pages} pages instead of {job.pages}")
    files = {"pdf": data, "pages": b"%d" % pages}
    return files | ({"png": _picture(job, PICTURE_PPI)} if job.picture else {})


def _picture(job: Job, ppi: float) -> bytes:
    return grey_png(as_png(job.template, job.data, ppi)[0])
