"""Files that are written or copied; the folders that they need are made, and errors name them."""

import atexit
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

# The ending of what is not whole yet, and the seconds after which nobody is at it any more.
PART, ABANDONED = ".part", 3600


def write_text(file: Path, text: str) -> None:
    """Write a text in UTF-8."""
    write_bytes(file, text.encode())


def write_bytes(file: Path, data: bytes) -> None:
    """Write a file."""
    with _named(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def write_whole(file: Path, data: bytes) -> None:
    """Write a file of which nobody ever sees a half, whatever happens meanwhile."""
    with in_place_of(file) as part:
        part.write_bytes(data)


def copy_files(files: Mapping[str, Path], folder: Path) -> None:
    """Copy files to ``folder``, each to its path there; nobody ever sees a half."""
    for path, file in files.items():
        with in_place_of(folder / path) as part:
            shutil.copyfile(file, part)


@cache
def cache_folder(folder: Path) -> Path:
    """Return the folder of a cache, or one for this run where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        own = Path(tempfile.mkdtemp(prefix="cpkb-"))
        atexit.register(remove, own)
        return own


@contextmanager
def in_place_of(target: Path) -> Iterator[Path]:
    """Offer the path for a file or folder that takes the place of ``target`` when it is whole."""
    part = target.with_name(f".{secrets.token_hex(8)}{PART}")
    with _named(target, part):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield part
            part.replace(target)
        except BaseException:
            remove(part)
            raise


def clear(folder: Path) -> None:
    """Delete what processes that were killed have left half written below a folder."""
    for part in folder.rglob(f".*{PART}"):
        with suppress(FileNotFoundError):
            if part.stat().st_mtime < time.time() - ABANDONED:
                remove(part)


def remove(path: Path) -> None:
    """Delete a file or a folder with all that is in it, as far as that is possible."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


@contextmanager
def _named(file: Path, part: Path | None = None) -> Iterator[None]:
    """Let an error name the file: the system names none if a disk is full, or what becomes it."""
    try:
        yield
    except OSError as error:
        if error.filename in (None, part, str(part)):
            error.filename = str(file)
        if part and error.filename2 in (part, str(part)):
            error.filename2 = str(file)
        raise
