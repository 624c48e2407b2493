"""Renders sheets: what is in the cache is not rendered again, the rest on all cores."""

import hashlib
import json
import os
from collections.abc import Callable, Generator, Iterable, Mapping
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.cores import in_processes
from generator.files import write_whole
from generator.pictures import grey
from generator.sheets.engine import (
    FONTS,
    TEMPLATES,
    LostSheetError,
    SheetError,
    as_pdf,
    as_png,
    grey_png,
)

PICTURE_PPI, SHARE_PPI = 34, 72
# Starting processes takes longer than a few sheets.
FEW = 3
# A process is given so many jobs at a time.
CHUNK = 4
CODE = ("engine.py", "finish.py", "press.py")
# The ending of the note on the files that were made.
SEAL = "seal"


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
        """Return the endings of the files that are made, that of the result first."""
        return ("png",) if self.form == "share" else ("pdf", "png")[: 1 + self.picture]


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
        """Say whether the cache holds all that was asked for, byte for byte as it was made."""
        try:
            digests, endings = self._seal["digests"], self.job.endings
            made = (digests[end] == _digest(self.part(end).read_bytes()) for end in endings)
            return self.pages > 0 and all(made)
        except (OSError, ValueError, LookupError, TypeError):
            return False

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return int(self._seal["pages"])

    def part(self, ending: str) -> Path:
        """Return one of the files that the cache keeps of a job; ``png`` is that of a picture."""
        return self.folder / f"{self.job.key}.{ending}"

    @property
    def _seal(self) -> Any:
        """Return what was noted of the files when all of them had been written."""
        return json.loads(self.part(SEAL).read_bytes())

    def keep(self, files: Mapping[str, bytes], pages: int) -> None:
        """Put what was made into the cache, and last of all a note of what it is."""
        for ending, data in files.items():
            write_whole(self.part(ending), data)
        digests = {ending: _digest(data) for ending, data in files.items()}
        write_whole(self.part(SEAL), json.dumps({"pages": pages, "digests": digests}).encode())


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
    with closing(_rendered(missing, folder)) as rendered:
        for done, one in enumerate(rendered, start=1):
            made[one.job] = one
            progress(done, len(missing))
    return [made.get(one.job, one) for one in results]


def _rendered(jobs: list[Job], folder: Path) -> Generator[Rendered, None, None]:
    """Yield the result of every job; if a process is lost with one, find out with which."""
    work, count, chunk = partial(render, folder=folder), os.cpu_count() or 1, CHUNK
    if len(jobs) <= FEW:
        yield from map(work, jobs)
        return
    while jobs:
        done = 0
        try:
            # Not by fork: Typst's threads do not survive it.
            for one in in_processes("spawn", count, work, jobs, chunk):
                done += 1
                yield one
        except BrokenProcessPool:
            if count == 1:
                yield Rendered(jobs[done], folder, LostSheetError())
                done += 1
            # From now on it can only be the one that is in hand.
            count = chunk = 1
        jobs = jobs[done:]


def render(job: Job, folder: Path) -> Rendered:
    """Make one file and put it into the cache."""
    result = Rendered(job, folder)
    try:
        files, pages = _files(job)
    except SheetError as error:
        return replace(result, error=error)
    except (OSError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - one that fails stops no other
        return replace(result, error=SheetError(f"{type(error).__name__}: {error}"))
    result.keep(files, pages)
    return result


def _files(job: Job) -> tuple[dict[str, bytes], int]:
    """Return the files of a job by their endings, and how many pages there are."""
    if job.form == "share":
        return {"png": _picture(job, SHARE_PPI)}, 1
    # pikepdf takes long to load, and most builds find their sheets in the cache.
    from generator.sheets.finish import booklet, finished

    finish = booklet if job.form == "booklet" else finished
    data, pages = finish(as_pdf(job.template, job.data))
    if job.pages and pages != job.pages:
        raise SheetError(f"{pages} pages instead of {job.pages}")
    picture = {"png": _picture(job, PICTURE_PPI)} if job.picture else {}
    return {"pdf": data, **picture}, pages


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _picture(job: Job, ppi: float) -> bytes:
    return grey_png(as_png(job.template, job.data, ppi)[0])
