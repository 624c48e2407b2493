"""One trial in a process of its own: what came of it, how long the check took, how much memory."""

from __future__ import annotations

import json
import os
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from generator.checks import check
from generator.problems import Problem

# The code of what is no fault of the record.
FAULT = "K901"
# Seconds after which a trial is given up.
LONGEST = 600
KB_IN_MB = 1024
PAGE = os.sysconf("SC_PAGE_SIZE")


class Trial(NamedTuple):
    """What a process returned, or None if it died; its seconds, and the MB that it added."""

    answer: Any
    seconds: float
    megabytes: float


def alone(work: Callable[[], tuple[Any, float]]) -> Trial:
    """Return what ``work`` answers in a new process; it measures what counts itself."""
    base = int(Path("/proc/self/statm").read_text("utf-8").split()[1]) * PAGE
    ours, its = os.pipe()
    if not (process := os.fork()):
        signal.alarm(LONGEST)
        # Whatever happens, this process ends here.
        try:
            with os.fdopen(its, "w") as out:
                out.write(json.dumps(work()))
        except Exception:  # noqa: BLE001 - no answer says enough
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(its)
    with os.fdopen(ours) as said:
        text = said.read()
    _, status, used = os.wait4(process, 0)
    answer, seconds = json.loads(text) if text else (None, 0.0)
    is_given_up = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
    megabytes = used.ru_maxrss / KB_IN_MB - base / KB_IN_MB**2
    return Trial(answer, LONGEST if is_given_up else seconds, megabytes)


def checked(project: Path) -> tuple[list[Problem], float]:
    """Return the errors of a project, and the seconds of a processor that the check took."""
    start = time.process_time()
    problems = check(project / "content")[1]
    assert [problem for problem in problems if problem.code == FAULT] == []
    return [problem for problem in problems if problem.blocks], time.process_time() - start
