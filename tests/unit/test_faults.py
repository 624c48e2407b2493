"""What ends a command early is told in a line or two, on any terminal, and never as a traceback."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator import faults
from generator.cli import main
from generator.cores import LostProcessError
from generator.locales import locale
from tests.unit.content import Content

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "generator")


@pytest.fixture
def project(content: Content) -> Path:
    """Return a small project."""
    return content.project()


def told(error: Exception, project: Path, lang: str = "en") -> str:
    return faults.said(error, project, locale(lang))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "There is no room left for {}. Make room, then try again."),
        (
            errno.EACCES,
            "The system does not let you read or write {}. "
            "Give yourself the right to, or use a folder of your own.",
        ),
        (errno.EROFS, "{} cannot be written: its disk can only be read. Use another folder."),
        (errno.ENOENT, "{} is not there, or went away meanwhile. Try again."),
        (errno.ENOTDIR, "{} is in the way. Move it away, then try again."),
        (
            errno.EMFILE,
            "Too many files are open at once. Try again with a higher limit: ulimit -n",
        ),
        (errno.EIO, "{}: Input/output error."),
    ],
)
def test_what_the_system_refuses_is_told_with_the_file_and_the_cure(
    project: Path, number: int, said: str
) -> None:
    error = OSError(number, os.strerror(number), str(project / "site" / "index.html"))
    assert told(error, project) == said.format("site/index.html")


def test_a_disk_that_is_full_is_that_of_the_copy(project: Path) -> None:
    error = OSError(errno.ENOSPC, "No space", "original.pdf", None, str(project / "copy.pdf"))
    assert told(error, project) == "There is no room left for copy.pdf. Make room, then try again."


def test_a_file_name_does_not_command_the_terminal(project: Path) -> None:
    error = FileNotFoundError(errno.ENOENT, "no", "a\x1b[31m\nb\udcff")
    assert (
        told(error, project)
        == "a\\x1b[31m b\\udcff is not there, or went away meanwhile. Try again."
    )


def test_a_lost_process_is_told_with_its_work(project: Path) -> None:
    assert told(LostProcessError("content/cases/a", "content/cases/b"), project) == (
        "A process ended before its work was done: memory was short, or it took too long. "
        "It may have been at work on: content/cases/a, content/cases/b"
    )


def test_a_fault_of_the_program_is_called_one(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        error = ZeroDivisionError("division by zero")
        error.add_note("en/cases/rosa-tannery/ (content/cases/rosa-tannery.md)")
        raise error

    monkeypatch.setattr("generator.cli.check", fail)
    assert main(["--project", str(project), "--lang", "en", "check"]) == 1
    assert capsys.readouterr() == (
        "",
        "cpkb: This is a fault of the program: ZeroDivisionError: division by zero\n"
        "It came up at en/cases/rosa-tannery/ (content/cases/rosa-tannery.md).\n"
        "Please report it, with what CPKB_TRACEBACK=1 adds when you try again: "
        "https://github.example/cleaner-production/knowledge-base/issues\n",
    )
    monkeypatch.setenv("CPKB_TRACEBACK", "1")
    assert main(["--project", str(project), "--lang", "en", "check"]) == 1
    assert "Traceback (most recent call last):" in capsys.readouterr().err


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, "--project", project, "--lang", "en", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("ascii", '"Cuanto cuesta? - "m3 -> 1 1/2 EUR" ?"'),
        ("latin-1", '"¿Cuánto cuesta? - «m³ -> 1½ EUR» ?"'),
        ("utf-8", '"¿Cuánto cuesta? – «m³ → 1½ €» 漢"'),
    ],
)
def test_any_terminal_can_show_what_is_said(
    project: Path, content: Content, encoding: str, said: str
) -> None:
    content.case("sectors: ['¿Cuánto cuesta? – «m³ → 1½ €» 漢']\n")
    done = run(project, "check", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert said in done.stdout.decode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_json_says_the_same_on_any_terminal(project: Path, content: Content, encoding: str) -> None:
    typed = "¿Cuánto? → 漢 🐄"
    content.case(f"sectors: ['{typed}']\n")
    done = run(project, "check", "--format", "json", PYTHONIOENCODING=encoding)
    (found,) = json.loads(done.stdout.decode(encoding))
    assert found["message"] == f'There is no sector called "{typed}".'


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "github"),
        ("check", "--format", "summary"),
        ("check", "漢"),
        ("check", "--against", "漢"),
        ("build",),
        ("build", "--language", "漢"),
        ("sheets", "--country", "ñ"),
        ("new", "cases", "ñ"),
        ("new", "cases", "a-new-case"),
        ("export",),
        ("export", "tree", "漢"),
        ("漢",),
        ("--help",),
    ],
    ids=ascii,
)
def test_no_command_fails_for_a_sign_that_the_terminal_lacks(
    project: Path, content: Content, arguments: tuple[str, ...]
) -> None:
    content.case("sectors: ['¿Cuánto? → 漢']\n")
    plain = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = run(project, "--lang", "es", *arguments, **plain)
    assert done.returncode in (0, 1, 2)
    said = (done.stdout + done.stderr).decode("ascii")
    assert said
    assert "codec" not in said
    assert "falla del programa" not in said


def test_who_has_read_enough_is_not_bothered(project: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "--project", project, "check"],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (128 + signal.SIGPIPE, b"")


def test_help_that_nobody_reads_is_no_failure() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [*COMMAND, "--help"]
    done = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_behind_the_output_is_told(project: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "--project", str(project), "--lang", "en", "check"]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    said = b"cpkb: There is no room left for -. Make room, then try again.\n"
    assert (done.returncode, done.stderr) == (1, said)


# A project whose build waits while its pages are written.
WAITING = """\
import sys, time
import generator.web.build as build

def wait(*_):
    print("waiting", flush=True)
    time.sleep(60)

build.Pages.write_others = wait
from generator.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_who_stops_a_build_keeps_the_last_site(project: Path, sign: signal.Signals) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("last", "utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", WAITING, "--project", project, "--lang", "en", "build"],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        while process.stdout.readline() != "waiting\n":
            pass
        process.send_signal(sign)
        _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (
        128 + sign,
        "cpkb: Stopped. What was there before stays.\n",
    )
    assert (project / "site" / "index.html").read_text("utf-8") == "last"
    assert [file.name for file in (project / "build").iterdir()] == ["lock"]


def test_a_build_goes_on_when_its_terminal_is_closed_if_that_was_asked_for(project: Path) -> None:
    def stopped() -> int:
        os.kill(os.getpid(), signal.SIGHUP)
        return 0

    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert faults.guarded(stopped, project, locale("en")) == 0
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
