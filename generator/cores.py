"""Work spread over the cores of the machine, in processes that share what the parent has loaded."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(
    do: Callable[[Sequence[Item]], list[Result]], work: Sequence[Item], few: int
) -> list[Result]:
    """Return what ``do`` makes of all ``work``, part by part.

    Up to ``few`` items are not worth a process. Where the system cannot fork, all is done here.
    Raise what ``do`` raises in any process.
    """
    count = os.cpu_count() or 1
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if count == 1 or len(work) <= few or not can_fork:
        return do(work)
    # What is there now is no garbage: nobody need look through it, nor copy it for that.
    gc.freeze()
    # Interleaved, so that all processes have about the same to do.
    running = [_start(do, work[start::count]) for start in range(count)]
    outcomes = [_outcome(process, end) for process, end in running]
    gc.unfreeze()
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
    return [one for outcome in outcomes for one in outcome]


def _start(do: Callable[[Any], Any], part: Sequence[Any]) -> tuple[Any, Connection]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send_outcome, args=(do, part, theirs))
    process.start()
    theirs.close()
    return process, ours


def _send_outcome(do: Callable[[Any], Any], part: Sequence[Any], end: Connection) -> None:
    gc.disable()  # the process ends soon
    try:
        outcome = do(part)
    except Exception as error:  # noqa: BLE001 - raised again where it can be seen
        outcome = error
    end.send(outcome)


def _outcome(process: Any, end: Connection) -> Any:
    try:
        outcome = end.recv()
    except EOFError:
        outcome = ChildProcessError("A process of the program ended without a word.")
    process.join()
    return outcome
