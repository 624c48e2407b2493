"""The bench: takes pictures and logos apart, and makes them anew.

It is a process that may die of a picture. It reads one order a line, and answers each with a line:
what is wrong, or what was made. Of the generator it loads only this room, and what writes files.
"""

import hashlib
import json
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.files import write_whole
from generator.pictures.logos import made_of_logo
from generator.pictures.order import NOT_WRITTEN, READY, FaultError, Made, Order
from generator.pictures.photos import made_of_photo

# Seconds for one picture on a processor, and by the clock; bytes for all that the process holds.
SECONDS, LONGEST, MEMORY = 10, 30, 2_000_000_000
_MAKERS = {"picture": (made_of_photo, "K607"), "logo": (made_of_logo, "K602")}


def main() -> None:
    """Answer every order on the standard input."""
    folder = Path(sys.argv[1])
    _limit_memory()
    print(READY, flush=True)
    for line in sys.stdin:
        _limit_time()
        print(json.dumps(_answer(Order(*json.loads(line)), folder)), flush=True)


def _answer(order: Order, folder: Path) -> dict[str, Any]:
    """Return the key of what was read, and what is wrong with it, or the files made of it."""
    make, unreadable = _MAKERS[order.use]
    data, values = b"", {}
    try:
        data = Path(order.file).read_bytes()
        code, made = "", make(data, Path(order.file).suffix.lower())
    except FaultError as error:
        made, code, values = [], error.code, error.values
    except Exception:  # noqa: BLE001 - decoders raise anything
        made, code = [], unreadable
    sizes = [_keep(one, folder) for one in made]
    return {"key": order.key_of(data), "code": code, "values": values, "sizes": sizes}


def _keep(made: Made, folder: Path) -> dict[str, Any]:
    """Put a file into the cache, where others may look for it; return what tells of it."""
    name = f"{hashlib.sha256(made.data).hexdigest()}.{made.ending}"
    try:
        write_whole(folder / name, made.data)
    except OSError as error:
        sys.exit(f"{NOT_WRITTEN}{error}")
    return {"width": made.width, "height": made.height, "name": name}


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource  # is not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time() -> None:
    """Let the next picture end the process if it takes too long."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        end = int(used.ru_utime + used.ru_stime) + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        signal.alarm(LONGEST)
