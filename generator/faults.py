"""What ends a command early, told in a line: a signal, a system that refuses, a fault of ours."""

import codecs
import errno
import io
import json
import os
import signal
import sys
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn, TextIO

from generator.cores import STOPPING, LostProcessError
from generator.locales import Locale
from generator.marks import N_
from generator.problems import one_line, said_by
from generator.settings import read_settings

FAILED, SIGNALLED = 1, 128
# The variable that asks for all that is known of a fault of the program.
TRACEBACK = "CPKB_TRACEBACK"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_OTHER = N_("{file}: {reason}.")
_REFUSED = N_(
    "The system does not let you read or write {file}. "
    "Give yourself the right to, or use a folder of your own."
)
_REASONS = {
    **dict.fromkeys(_FULL, N_("There is no room left for {file}. Make room, then try again.")),
    **dict.fromkeys((errno.EACCES, errno.EPERM), _REFUSED),
    errno.EROFS: N_("{file} cannot be written: its disk can only be read. Use another folder."),
    errno.ENOENT: N_("{file} is not there, or went away meanwhile. Try again."),
    **dict.fromkeys(
        (errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY),
        N_("{file} is in the way. Move it away, then try again."),
    ),
    errno.EMFILE: N_("Too many files are open at once. Try again with a higher limit: ulimit -n"),
}
# How signs are written that an old terminal lacks, where their parts do not tell.
_PLAIN = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚‹›", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("¿¡", ""),
    **dict(zip("→←×·•°≈≤≥", ("->", "<-", "x", "-", "*", "deg", "~", "<=", ">="), strict=True)),
    **dict(zip("€µμßæÆøØ", ("EUR", "u", "u", "ss", "ae", "AE", "o", "O"), strict=True)),
}


def guarded(command: Callable[[], int], project: Path, words: Locale) -> int:
    """Return the exit status of a command; whatever ends it early is told in words."""
    with _stoppable():
        try:
            return command()
        except KeyboardInterrupt as stop:
            _tell(words("Stopped. What was there before stays."))
            return SIGNALLED + int((*stop.args, signal.SIGINT)[0])
        except BrokenPipeError:
            # Whoever read what we say has seen enough.
            return SIGNALLED + signal.SIGPIPE
        except Exception as error:  # noqa: BLE001 - nobody is left alone with a traceback
            _tell(said(error, project, words))
            return FAILED


def said(error: Exception, project: Path, words: Locale) -> str:
    """Return in words what went wrong, and what to do."""
    if isinstance(error, OSError):
        return _refused(error, project, words)
    if isinstance(error, MemoryError):
        return words("There is not enough memory. Close other programs, then try again.")
    if isinstance(error, LostProcessError):
        text = N_(
            "A process ended before its work was done: memory was short, or it took too long. "
            "It may have been at work on: {names}"
        )
        return words(text, names=", ".join(error.args))
    return _own_fault(error, project, words)


def _refused(error: OSError, project: Path, words: Locale) -> str:
    """Return in words what the system refuses."""
    names = (error.filename, error.filename2)
    name = names[error.errno in _FULL] or error.filename or "-"
    with suppress(ValueError, TypeError):
        path = Path(os.fsdecode(name))
        # A file where a folder is needed may stand further up.
        name = next((one for one in reversed(path.parents) if one.is_file()), path)
        name = name.relative_to(project)
    text, reason = _REASONS.get(error.errno or 0, _OTHER), error.strerror or error
    return words(text, file=one_line(str(name)), reason=one_line(str(reason)))


def _own_fault(error: Exception, project: Path, words: Locale) -> str:
    """Return how to report a fault of the program, and where it happened."""
    lines = [words("This is a fault of the program: {reason}", reason=said_by(error))]
    for place in getattr(error, "__notes__", ()):
        lines.append(words("It came up at {place}.", place=one_line(place)))
    if os.environ.get(TRACEBACK):
        return "\n".join([*traceback.format_exception(error), *lines])
    text = N_("Please report it, with what {name}=1 adds when you try again: {address}")
    address = f"{_repository(project)}/issues"
    return "\n".join([*lines, words(text, name=TRACEBACK, address=address)])


def _repository(project: Path) -> str:
    try:
        return read_settings(project).repository
    except Exception:  # noqa: BLE001 - this may be the very fault
        return ""


def _tell(text: str) -> None:
    with suppress(OSError):
        print(f"cpkb: {text}", file=sys.stderr, flush=True)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let the signals that ask for an end raise ``KeyboardInterrupt``, with the signal."""
    before = {one: signal.getsignal(one) for one in STOPPING}
    # nohup asks for a command that goes on when its terminal is closed.
    heard = [one for one in STOPPING if one != signal.SIGHUP or before[one] != signal.SIG_IGN]
    for one in heard:
        signal.signal(one, _stop)
    try:
        yield
    finally:
        for one in heard:
            signal.signal(one, before[one])


def _stop(number: int, _: FrameType | None) -> NoReturn:
    # What is done to end well is not to be ended itself.
    for one in STOPPING:
        signal.signal(one, signal.SIG_IGN)
    raise KeyboardInterrupt(number)


@contextmanager
def readable_output() -> Iterator[None]:
    """Let every text be said on any terminal, and end without a word if nobody listens."""
    codecs.register_error("plain", _in_plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plain")
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            _flush(stream)


def exact_output() -> None:
    """Let JSON that a terminal or file cannot hold be spelt, not put in plain letters."""
    codecs.register_error("json", _in_json)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="json")


def _in_json(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


def _flush(stream: TextIO | None) -> None:
    """Write what waits to be written; if that is not possible, drop it."""
    if stream:
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _in_plain_letters(error: UnicodeError) -> tuple[str, int]:
    """Return in plain letters what an encoding lacks, and where to go on."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", _PLAIN.get(sign, sign))
    plain = parts.replace("\N{FRACTION SLASH}", "/").encode("ascii", "ignore").decode()
    if plain != parts and "/" in plain:
        return f" {plain}"  # 1½ is not 11/2
    return plain if plain or sign in _PLAIN else "?"
