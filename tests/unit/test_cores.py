"""Work in many processes: what fails in one is told whole, and none of them is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from generator.cores import LostProcessError, in_processes, spread
from generator.sheets.engine import TooLongError

ROOT = Path(__file__).parents[2]
NUMBERS = range(100)
WRONG = 41


class OddError(Exception):
    """An error of somebody else, which cannot be made again from what it holds."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def name(number: int) -> str:
    return f"number {number}"


def failing(fail: Callable[[], object]) -> Callable[[Iterable[int]], list[int]]:
    """Return what doubles numbers, and fails at one of them."""

    def double(numbers: Iterable[int]) -> list[int]:
        return [2 * number for number in numbers if number != WRONG or fail()]

    return double


def raise_(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("few", [0, 1000])
def test_work_is_done_whole_in_many_processes_or_in_one(few: int) -> None:
    found = spread(lambda numbers: [2 * number for number in numbers], NUMBERS, few)
    assert sorted(found) == [2 * number for number in NUMBERS]


@pytest.mark.parametrize("few", [0, 1000])
@pytest.mark.parametrize(
    "error", [ValueError("no"), TooLongError("front", 12), OSError(28, "full")]
)
def test_an_error_comes_whole_and_says_what_was_in_hand(error: Exception, few: int) -> None:
    with pytest.raises(type(error)) as caught:
        spread(failing(lambda: raise_(error)), NUMBERS, few, name)
    assert (caught.value.args, caught.value.__notes__) == (error.args, ["number 41"])


def test_an_error_that_cannot_travel_is_told_of() -> None:
    with pytest.raises(RuntimeError) as caught:
        spread(failing(lambda: raise_(OddError("quite", "odd"))), NUMBERS, 0, name)
    assert (str(caught.value), caught.value.__notes__) == ("OddError: quite odd", ["number 41"])


def test_a_process_that_is_lost_is_told_with_what_was_in_hand() -> None:
    with pytest.raises(LostProcessError) as caught:
        spread(failing(lambda: os.kill(os.getpid(), signal.SIGKILL)), NUMBERS, 0, name)
    assert "number 41" in caught.value.args
    # At most one of each process.
    assert len(caught.value.args) <= 2


def test_a_process_that_comes_to_no_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cores.PATIENCE", 1)
    with pytest.raises(LostProcessError) as caught:
        spread(failing(lambda: time.sleep(60)), NUMBERS, 0, name)
    assert name(WRONG) in caught.value.args


def test_what_a_lost_process_had_done_before_is_not_lost() -> None:
    results = in_processes("fork", 1, failing_at, [1, 2, WRONG, 4])
    assert [next(results), next(results)] == [1, 2]


def failing_at(number: int) -> int:
    if number == WRONG:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


LONG = """\
import os, signal, sys, time
os.cpu_count = lambda: 2
# Where tests run in the background, it is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
from generator.cores import spread
from pathlib import Path

def wait(numbers):
    Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(60)
    return []

if __name__ == "__main__":
    spread(wait, range(100), 0)
"""


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(is_true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_no_process_outlives_the_one_that_started_it(tmp_path: Path, sign: signal.Signals) -> None:
    program = tmp_path / "long.py"
    program.write_text(LONG, encoding="utf-8")
    (folder := tmp_path / "running").mkdir()
    command, quiet = [sys.executable, str(program), str(folder)], subprocess.DEVNULL
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stderr=quiet) as process:
        wait_until(lambda: len(list(folder.iterdir())) == 2)
        process.send_signal(sign)
        process.wait()
    wait_until(lambda: not any(is_alive(int(file.name)) for file in folder.iterdir()))
