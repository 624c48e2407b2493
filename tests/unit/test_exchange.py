"""One site takes the place of another: a kill at any step loses none, and builds do not meet."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.files import remove
from generator.locales import locale
from generator.web import exchange
from generator.web.exchange import BuildError, Room, finish, room_for, workshop_of

ROOT = Path(__file__).parents[2]
WORDS = locale("en")


class KilledError(BaseException):
    """Stands for a kill: nothing that was to be done afterwards is done."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with a site."""
    put(tmp_path / "site", "last")
    return tmp_path


def put(site: Path, text: str) -> None:
    site.mkdir(parents=True)
    (site / "index.html").write_text(text, encoding="utf-8")


def shown(project: Path) -> str:
    """Return what a reader of the site sees."""
    return (project / "site" / "index.html").read_text("utf-8")


def build(
    project: Path, text: str = "new", deliver: Callable[[Room], object] = Room.deliver
) -> None:
    with room_for(project, WORDS) as room:
        put(room.site, text)
        deliver(room)


def left(project: Path) -> list[str]:
    return sorted(file.name for file in (project / "build").iterdir())


def test_the_new_site_takes_the_place_of_the_last(project: Path) -> None:
    build(project)
    assert (shown(project), left(project)) == ("new", ["lock"])


def test_the_first_site_takes_its_place(tmp_path: Path) -> None:
    build(tmp_path)
    assert shown(tmp_path) == "new"


def test_a_build_that_fails_leaves_the_last_site_and_nothing_else(project: Path) -> None:
    def fail(_: Room) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build(project, deliver=fail)
    assert (shown(project), left(project)) == ("last", ["lock"])


def test_what_the_search_reads_is_written_over_by_the_next_build(project: Path) -> None:
    def read(room: Room) -> None:
        put(room.searched, "read")
        room.deliver()

    build(project, deliver=read)
    build(project)
    assert left(project) == ["lock", "searched"]
    assert (project / "build" / "searched" / "index.html").read_text("utf-8") == "read"


@pytest.fixture(params=range(5))
def killed(request: pytest.FixtureRequest, project: Path) -> Path:
    """Return a project whose build was killed at a step of the exchange."""
    steps = iter(range(request.param))

    def until_killed(do: Callable[..., None]) -> Callable[..., None]:
        def step(*arguments: object) -> None:
            if next(steps, None) is None:
                raise KilledError
            do(*arguments)

        return step

    def deliver(room: Room) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(exchange, "remove", until_killed(remove))
            patch.setattr(Path, "rename", until_killed(Path.rename))
            room.deliver()

    with pytest.raises(KilledError):
        build(project, deliver=deliver)
    return project


def test_after_a_kill_the_next_command_finishes_what_was_begun(killed: Path) -> None:
    finish(killed, WORDS)
    assert shown(killed) in ("last", "new")
    assert not {"new", "old"} & {*left(killed)}


def test_after_a_kill_the_next_build_is_as_any_other(killed: Path) -> None:
    build(killed, "next")
    assert (shown(killed), left(killed)) == ("next", ["lock"])


def test_a_site_that_lost_its_place_comes_back(project: Path) -> None:
    (project / "build").mkdir()
    (project / "site").rename(project / "build" / "old")
    finish(project, WORDS)
    assert (shown(project), left(project)) == ("last", ["lock"])


def test_a_project_in_which_nothing_was_broken_off_is_not_touched(project: Path) -> None:
    finish(project, WORDS)
    assert [file.name for file in project.iterdir()] == ["site"]


OTHER = """\
import sys
from pathlib import Path
from generator.locales import locale
from generator.web.exchange import room_for
with room_for(Path(sys.argv[1]), locale("en")):
    print("building", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(project: Path) -> Iterator[subprocess.Popen[str]]:
    """Return another process that builds the same site."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, project],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "building\n"
        yield process
        process.kill()


def test_two_builds_do_not_meet(project: Path, other: subprocess.Popen[str]) -> None:
    before = left(project)
    with pytest.raises(BuildError) as caught:
        build(project)
    said = re.sub(r"\d\d:\d\d:\d\d", "12:00:00", str(caught.value))
    assert said == (
        f"Process {other.pid} has been building this site since 12:00:00. "
        "Wait until it has ended, or end it; then try again."
    )
    assert (shown(project), left(project)) == ("last", before)


def test_a_build_that_was_killed_is_in_nobodys_way(
    project: Path, other: subprocess.Popen[str]
) -> None:
    assert len(left(project)) == 2
    other.kill()
    other.wait()
    build(project)
    assert (shown(project), left(project)) == ("new", ["lock"])


def test_a_site_that_is_a_link_stays_one(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "public"
    elsewhere.parent.mkdir()
    (project / "site").rename(elsewhere)
    (project / "site").symlink_to("elsewhere/public")
    build(project)
    assert (project / "site").readlink() == Path("elsewhere/public")
    assert (elsewhere / "index.html").read_text("utf-8") == "new"
    assert [file.name for file in elsewhere.parent.iterdir()] == ["public"]


def test_a_link_that_leads_nowhere_yet_gets_its_folder(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("elsewhere/public")
    build(tmp_path)
    assert (tmp_path / "elsewhere" / "public" / "index.html").read_text("utf-8") == "new"


def test_a_site_on_another_disk_is_made_there(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = (tmp_path / "disk").resolve()
    put(disk / "public", "last")
    remove(project / "site")
    (project / "site").symlink_to(disk / "public")
    monkeypatch.setattr(exchange, "_disk_of", lambda folder: folder.is_relative_to(disk))
    assert workshop_of(project).folder == disk / ".public-build"
    build(project)
    assert ((project / "site").is_symlink(), shown(project)) == (True, "new")


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("site")
    finish(tmp_path, WORDS)
    with pytest.raises(OSError, match="Too many levels of symbolic links"):
        build(tmp_path)


def test_a_file_where_the_site_belongs_is_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "site"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(BuildError, match=re.escape(f"{file} is where the site belongs.")):
        build(tmp_path)
    assert file.read_text("utf-8") == "mine"


def test_everybody_may_read_the_site_whatever_the_user_keeps_for_himself(project: Path) -> None:
    before = os.umask(0o077)
    try:
        build(project)
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (project / "site").rglob("*")]
    assert (stat.S_IMODE((project / "site").stat().st_mode), modes) == (0o755, [0o644])


def test_each_build_has_a_room_of_its_own(tmp_path: Path) -> None:
    def room() -> Room:
        with room_for(tmp_path, WORDS) as room:
            return room

    assert room().folder != room().folder
