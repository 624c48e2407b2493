"""Work spread over the cores of the machine, in processes that end with it, however it ends."""

import gc
import mmap
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from threading import Thread
from typing import Any, Generic, Literal, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
SHARES = 8
# Seconds after which a process is given up that does not come to an end with one part of its work.
PATIENCE = 600
# What asks a command to end: Ctrl+C, the system, a terminal that is closed.
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class LostProcessError(Exception):
    """Raised when a process ended before its work was done; ``args`` name what may be the cause."""


@dataclass(frozen=True)
class _Task(Generic[Item, Result]):
    """What is to do with the parts of some work; ``hands`` holds what item of each is in hand."""

    do: Callable[[Iterable[Item]], list[Result]]
    parts: Sequence[Sequence[Item]]
    name: Callable[[Item], str]
    hands: memoryview  # counted from 1; 0 is none

    def part(self, number: int) -> list[Result]:
        """Return the results of a part; an error notes the item that was in hand."""
        try:
            return self.do(self._followed(number))
        except Exception as error:
            for name in self.in_hand([number]):
                error.add_note(name)
            raise

    def in_hand(self, numbers: Iterable[int]) -> list[str]:
        """Return the names of the items of parts that were begun and not ended."""
        begun = (number for number in numbers if self.hands[number])
        return [self.name(self.parts[number][self.hands[number] - 1]) for number in begun]

    def _followed(self, number: int) -> Iterator[Item]:
        for index, item in enumerate(self.parts[number], start=1):
            self.hands[number] = index
            yield item
        self.hands[number] = 0


# What a process of ours is to do.
_task: _Task[Any, Any] | None = None


def spread(
    do: Callable[[Iterable[Item]], list[Result]],
    work: Sequence[Item],
    few: int,
    name: Callable[[Item], str] = str,
) -> list[Result]:
    """Return what ``do`` makes of all ``work``, part by part; raise what it raises anywhere.

    Up to ``few`` items are not worth a process. Where the system cannot fork, all is done here.
    An error notes the ``name`` of the item that was in hand, and so does ``LostProcessError``.
    """
    count = os.cpu_count() or 1
    if count == 1 or len(work) <= few or "fork" not in multiprocessing.get_all_start_methods():
        return _Task(do, [work], name, _shared_numbers(1)).part(0)
    # Interleaved and small, so that all processes end at about the same time.
    parts = [work[start :: count * SHARES] for start in range(count * SHARES)]
    task = _Task(do, parts, name, _shared_numbers(len(parts)))
    # What is there now is no garbage: nobody need look through it, nor copy it for that.
    gc.freeze()
    try:
        outcomes = list(in_processes("fork", count, _part, range(len(parts)), task=task))
    except BrokenProcessPool as error:
        raise LostProcessError(*task.in_hand(range(len(parts)))) from error
    finally:
        gc.unfreeze()
    return [one for outcome in outcomes for one in outcome]


def _shared_numbers(count: int) -> memoryview:
    """Return zeros that this process and those that it forks see and change together."""
    return memoryview(mmap.mmap(-1, count * 8)).cast("q")


def _part(number: int) -> list[Any]:
    assert _task
    gc.disable()  # the process ends soon
    return _task.part(number)


def in_processes(
    method: Literal["fork", "spawn"],
    count: int,
    do: Callable[[Item], Result],
    items: Sequence[Item],
    chunk: int = 1,
    task: _Task[Any, Any] | None = None,
) -> Iterator[Result]:
    """Yield what ``do`` makes of each of ``items``, in their order, in up to ``count`` processes.

    Raise what it raises, ``BrokenProcessPool`` if a process ends early; then, and when the iterator
    is closed, all of them end at once.
    """
    if method == "spawn":
        # Its start would let signals through.
        resource_tracker.ensure_running()
    context = multiprocessing.get_context(method)
    processes = ProcessPoolExecutor(min(count, len(items)), context, _begin, (task,))
    try:
        # A process that is not ready yet would end with a traceback.
        with _held_back(STOPPING):
            outcomes = processes.map(_Carried(do), items, chunksize=chunk)
        yield from outcomes
    except BaseException:
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        processes.shutdown(cancel_futures=True)


@contextmanager
def _held_back(signals: Iterable[int]) -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(task: _Task[Any, Any] | None) -> None:
    """Keep, in a new process, the work that came with the memory of its parent."""
    global _task
    _task = task
    # Ctrl+C reaches every process of a terminal; the parent says which of its own are to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for one in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when its parent was killed: nobody else would."""
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class _Carried(Generic[Item, Result]):
    """A function whose errors reach another process whole."""

    do: Callable[[Item], Result]

    def __call__(self, item: Item) -> Result:
        """Return what the function returns; raise what it raises, or what tells of it."""
        # The system ends a process that takes far longer than any work does.
        signal.alarm(PATIENCE)
        try:
            return self.do(item)
        except Exception as error:
            if _is_portable(error):
                raise
            told = RuntimeError(f"{type(error).__name__}: {error}")
            for note in getattr(error, "__notes__", ()):
                told.add_note(note)
            raise told from error
        finally:
            signal.alarm(0)


def _is_portable(error: Exception) -> bool:
    try:
        return type(pickle.loads(pickle.dumps(error))) is type(error)  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever the error of somebody else does
        return False
