"""Programs that a benchmark runs: their seconds, their memory, and their end."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.library import PROJECT

FOLDER = PROJECT / ".cache" / "bench"
CPKB = (sys.executable, "-m", "generator")
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT)}
# Nothing that is measured here takes as long; what hangs is ended.
LIMIT, LAST_WORDS, ANSWER = 1800.0, 10.0, 60.0
KB = 1024
PAUSE = 0.005


@dataclass(frozen=True)
class Usage:
    """What a program took: seconds, and the memory of its largest process in megabytes."""

    seconds: float
    megabytes: float


class FailedError(Exception):
    """Raised when a program ends badly or is not ready in time; the message holds its words."""


class Program:
    """A program in a group of processes of its own, all of which end when it is left."""

    def __init__(self, *command: str) -> None:
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 (closed when the program is left)
        self.started = time.perf_counter()
        self._command = command
        self._process = subprocess.Popen(
            command,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            env=ENVIRONMENT,
            cwd=PROJECT,
            start_new_session=True,
        )
        self._alarm = self._end_after(LIMIT)

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        self._alarm.cancel()
        self._end(signal.SIGKILL)
        self._process.wait()
        self._log.close()

    def __str__(self) -> str:
        return f"{' '.join(self._command)}\n{self.said}"

    @property
    def said(self) -> str:
        """Return what the program has said so far."""
        size = os.fstat(self._log.fileno()).st_size
        return os.pread(self._log.fileno(), size, 0).decode("utf-8", "replace")

    def wait_until(self, is_true: Callable[[], bool]) -> None:
        """Ask again and again; raise ``FailedError`` when the program has ended meanwhile."""
        while not is_true():
            if self._has_ended:
                raise FailedError(f"Waited in vain for {self}")
            time.sleep(PAUSE)

    def finish(self) -> Usage:
        """Wait for the end; raise ``FailedError`` if it is a bad one."""
        usage = self._reap()
        if self._process.returncode:
            raise FailedError(str(self))
        return usage

    def stop(self) -> Usage:
        """End the program as Ctrl+C does; return what it took."""
        self._end(signal.SIGINT)
        self._alarm.cancel()
        self._alarm = self._end_after(LAST_WORDS)
        return self._reap()

    @property
    def _has_ended(self) -> bool:
        how = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self._process.pid, how) is not None

    def _reap(self) -> Usage:
        # The memory is that of the largest among the program and all that it waited for.
        _, status, usage = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        return Usage(time.perf_counter() - self.started, usage.ru_maxrss * KB / 1e6)

    def _end_after(self, seconds: float) -> threading.Timer:
        alarm = threading.Timer(seconds, self._end, [signal.SIGKILL])
        alarm.daemon = True
        alarm.start()
        return alarm

    def _end(self, sign: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, sign)


def measured(command: Sequence[str]) -> Usage:
    """Run a program to its end."""
    with Program(*command) as program:
        return program.finish()


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def text_at(address: str) -> str:
    """Return what an address answers; nothing where it answers with an error or not at all."""
    try:
        with urllib.request.urlopen(address, timeout=ANSWER) as answer:
            return str(answer.read().decode("utf-8"))
    except (OSError, http.client.HTTPException):
        return ""
