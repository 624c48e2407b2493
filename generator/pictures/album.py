"""The album: what is known of every picture and logo of a project, each looked at once."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache, cached_property
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from generator.files import cache_folder, clear, write_whole
from generator.pictures.order import NOT_WRITTEN, READY, Order

CACHE, MEDIA = Path(".cache") / "pictures", "media"
PICTURE, LOGO = "picture", "logo"
# Thousands of bytes that a file may have, and the code of the problem if it has more.
LIMITS = {PICTURE: (5_000, "K609"), LOGO: (200, "K603")}
# What is said of a file that the bench has died of, or that has gone.
UNREADABLE = {PICTURE: "K607", LOGO: "K602"}
# Seconds by the clock until a bench is given up that does not end itself, for each file.
PATIENCE = 40
# What the bench may know of its surroundings.
_VARIABLES = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LD_LIBRARY_PATH", "LC_ALL", "LANG")
# One thread, and room for no more: each would take its share of the memory that is allowed.
_ENVIRONMENT = {"RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
# A bench takes as long to start as it takes for a few pictures.
FEW = 8
_ROOT = Path(__file__).parents[2]


class Wanted(NamedTuple):
    """A file, and what it is to be: a picture of the prose, or a logo."""

    file: Path
    use: str


class Size(NamedTuple):
    """A file that was made, by its name in the cache: the hash of what is in it."""

    width: int
    height: int
    name: str


class Seen(NamedTuple):
    """What came of looking at a file: the code of what is wrong, or the sizes that were made.

    ``key`` is what the cache knows it by; what has none is not kept.
    """

    code: str
    values: dict[str, str | int]
    sizes: tuple[Size, ...]
    key: str


class Shown(NamedTuple):
    """A picture in one size, as pages show it: its address below the site of a language."""

    width: int
    height: int
    address: str
    file: Path


class _Stamp(NamedTuple):
    """A file as it was at a moment; ``size`` in bytes."""

    wanted: Wanted
    inode: int
    time: int
    size: int


_seen = TypeAdapter(Seen)


class Album:
    """The pictures and logos of a project; what was made of them lies in a folder."""

    def __init__(self, folder: Path) -> None:
        self._kept = folder
        self._seen: dict[_Stamp, Seen] = {}
        self._published: dict[str, Path] = {}
        self._lock = Lock()

    @cached_property
    def _folder(self) -> Path:
        """Return the folder of the cache, or one for this run where nothing can be written."""
        return cache_folder(self._kept)

    def seen(self, files: Iterable[Wanted]) -> list[Seen]:
        """Return what is known of files as they are now; those that are new are looked at."""
        with self._lock:
            stamps = [_stamp(wanted) for wanted in files]
            new = [stamp for stamp in dict.fromkeys(stamps) if not self._knows(stamp)]
            self._seen |= {stamp: seen for stamp in new if (seen := self._found(stamp))}
            self._look_at([stamp for stamp in new if stamp not in self._seen])
            return [self._seen[stamp] for stamp in stamps]

    def shown(self, file: Path) -> tuple[Shown, ...]:
        """Return a picture in its sizes, the largest last; nothing if it is wrong."""
        found = []
        for width, height, name in self.seen([Wanted(file, PICTURE)])[0].sizes:
            digest, _, ending = name.partition(".")
            address = f"{MEDIA}/{file.stem}-{width}-{digest[:10]}.{ending}"
            found.append(Shown(width, height, address, self._folder / name))
            self._published[address] = found[-1].file
        return tuple(found)

    def logo(self, file: Path) -> bytes:
        """Return a logo as sheets print it; raise ``ValueError`` if it cannot be printed."""
        (seen,) = self.seen([Wanted(file, LOGO)])
        if seen.code:
            raise ValueError(f"{file.name}: {seen.code}")
        return (self._folder / seen.sizes[0].name).read_bytes()

    def published(self, address: str) -> Path | None:
        """Return the file at an address that has been shown."""
        return self._published.get(address)

    def _knows(self, stamp: _Stamp) -> bool:
        seen = self._seen.pop(stamp, None)
        if seen and all((self._folder / size.name).exists() for size in seen.sizes):
            self._seen[stamp] = seen
        return stamp in self._seen

    def _found(self, stamp: _Stamp) -> Seen | None:
        """Return what is known of a file by its size, or by what the cache keeps."""
        limit, code = LIMITS[stamp.wanted.use]
        if stamp.size > limit * 1000:
            return Seen(code, {"size": -(-stamp.size // 1000), "limit": limit}, (), "")
        try:
            key = _order(stamp.wanted).key_of(stamp.wanted.file.read_bytes())
            seen = _seen.validate_json((self._folder / f"{key}.json").read_bytes())
            return seen if seen.key == key and all(map(self._is_whole, seen.sizes)) else None
        except (OSError, ValidationError):
            return None

    def _is_whole(self, size: Size) -> bool:
        data = (self._folder / size.name).read_bytes()
        return size.name.startswith(hashlib.sha256(data).hexdigest())

    def _look_at(self, stamps: Sequence[_Stamp]) -> None:
        """Look at files that nothing is known of, on all cores if they are many."""
        if stamps:
            clear(self._folder)
        count = min(os.cpu_count() or 1, -(-len(stamps) // FEW))
        shares = [stamps[start::count] for start in range(count)]
        with ThreadPoolExecutor(count or 1) as threads:
            for share, found in zip(shares, threads.map(self._made, shares), strict=True):
                self._seen |= zip(share, found, strict=True)
                for seen in filter(attrgetter("key"), found):
                    self._keep(seen)

    def _made(self, stamps: Sequence[_Stamp]) -> list[Seen]:
        """Return what the bench says of files; of one that it dies of, that it is unreadable."""
        made: list[Seen] = []
        while rest := stamps[len(made) :]:
            made += self._answers([_order(stamp.wanted) for stamp in rest])
            if rest := stamps[len(made) :]:
                made.append(Seen(UNREADABLE[rest[0].wanted.use], {}, (), ""))
        return made

    def _answers(self, orders: Sequence[Order]) -> Iterator[Seen]:
        """Yield what a new bench answers before it ends, in the order of the files."""
        program = [sys.executable, "-P", "-m", "generator.pictures", str(self._folder)]
        own = {name: os.environ[name] for name in _VARIABLES if name in os.environ}
        environment = {**own, **_ENVIRONMENT, "PYTHONPATH": str(_ROOT)}
        text = "".join(f"{json.dumps(order)}\n" for order in orders).encode()
        options: dict[str, Any] = {"input": text, "env": environment, "capture_output": True}
        try:
            done = subprocess.run(program, timeout=PATIENCE * len(orders), **options)
            out, error = done.stdout, done.stderr
        except subprocess.TimeoutExpired as late:
            out, error = late.stdout or b"", late.stderr or b""
        first, *lines = out.split(b"\n")
        if first.decode() != READY or NOT_WRITTEN.encode() in error:
            raise OSError(error.decode(errors="replace").strip())
        with suppress(ValidationError):  # What it said last may be cut off.
            yield from map(_seen.validate_json, lines[: len(orders)])

    def _keep(self, seen: Seen) -> None:
        write_whole(self._folder / f"{seen.key}.json", _seen.dump_json(seen))


@cache
def album_of(content: Path) -> Album:
    """Return the album of the project that a folder of content belongs to."""
    return Album(content.parent / CACHE)


def _stamp(wanted: Wanted) -> _Stamp:
    try:
        found = wanted.file.stat()
    except OSError:
        return _Stamp(wanted, 0, 0, 0)
    return _Stamp(wanted, found.st_ino, found.st_mtime_ns, found.st_size)


def _order(wanted: Wanted) -> Order:
    salt = f"{_bench_key()} {wanted.use} {wanted.file.suffix.lower()} "
    return Order(str(wanted.file), wanted.use, salt)


@cache
def _bench_key() -> str:
    """Return a key of everything that judges and makes pictures."""
    programs = map(version, ("pillow", "typst"))
    digest = hashlib.sha256(" ".join(programs).encode())
    for file in sorted(Path(__file__).parent.glob("*.*")):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
