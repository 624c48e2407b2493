"""Work spread over the cores of the machine, in processes that share what the parent has loaded."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
SHARES = 8
# What a process of ours is to do: a function and the parts of the work.
_task: tuple[Any, ...] = ()


def spread(
    do: Callable[[Sequence[Item]], list[Result]], work: Sequence[Item], few: int
) -> list[Result]:
    """Return what ``do`` makes of all ``work``, part by part; raise what it raises anywhere.

    Up to ``few`` items are not worth a process. Where the system cannot fork, all is done here.
    """
    count = os.cpu_count() or 1
    if count == 1 or len(work) <= few or "fork" not in multiprocessing.get_all_start_methods():
        return do(work)
    # Interleaved and small, so that all processes end at about the same time.
    parts = [work[start :: count * SHARES] for start in range(count * SHARES)]
    context = multiprocessing.get_context("fork")
    # What is there now is no garbage: nobody need look through it, nor copy it for that.
    gc.freeze()
    try:
        with ProcessPoolExecutor(count, context, _inherit, (do, parts)) as processes:
            outcomes = list(processes.map(_part, range(len(parts))))
    finally:
        gc.unfreeze()
    return [one for outcome in outcomes for one in outcome]


def _inherit(*task: Any) -> None:
    """Keep, in a new process, the work that came with the memory of its parent."""
    global _task
    _task = task
    gc.disable()  # the process ends soon


def _part(number: int) -> Any:
    do, parts = _task
    return do(parts[number])
