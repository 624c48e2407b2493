"""Somebody who does to a project whatever comes to mind."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import socket
from pathlib import Path

from generator.loading import walk
from tests.unit.content import CASE, EXAMPLES, SOURCED
from tests.unit.previews import ROOT

GOOD = EXAMPLES / "good" / "content"
FOLDERS = ("cases", "sectors", "sources", "guides", "vocabularies", "odd", "a/b.md/c")
NAMES = ("a", "b", "rosa-tannery", "plant-report", ".hidden", "A B", "a\nb", "l" * 240, "ñ")
SUFFIXES = (".md", ".md", ".es.md", ".yml", ".png", ".svg", ".txt", ".md~", "")
# Where links lead: to nothing, in a circle, to what never ends, to the whole system.
TARGETS = ("nowhere", ".", "..", "/dev/zero", "/")
CONFIGURATIONS = (b"", b"\xff\xfe", b"theme: [", b"theme: {}", b"- " * 10_000, b"a: b\n" * 10_000)


class Vandal:
    """The same deeds from one seed; what is impossible at the moment is left."""

    def __init__(self, project: Path, seed: int) -> None:
        self.project, self.content = project, project / "content"
        self.chance = random.Random(seed)
        often = (self.edit, self.write, self.truncate, self.rename, self.delete, self.garbage)
        self.deeds = (
            *often,
            *often,
            self.forbid,
            self.make_folder,
            self.delete_folder,
            self.move_folder,
            self.link,
            self.pipe,
            self.listen,
            self.deepen,
            self.many,
            self.swap,
            self.configure,
            self.forget_sheets,
        )

    def act(self) -> None:
        """Do anything."""
        with contextlib.suppress(OSError):
            self.chance.choice(self.deeds)()

    def put_back(self) -> None:
        """Make the project what it was."""
        self.clear(self.content)
        self.clear(self.project / "mkdocs.yml")
        shutil.copy(ROOT / "mkdocs.yml", self.project)
        shutil.copytree(GOOD, self.content)

    def clear(self, path: Path) -> None:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    def name(self) -> Path:
        stem = os.fsencode(self.chance.choice(NAMES))
        if self.chance.random() < 0.1:
            stem = b"\xff" + stem
        folder, suffix = self.chance.choice(FOLDERS), self.chance.choice(SUFFIXES)
        file = self.content / folder / (os.fsdecode(stem) + suffix)
        # Nothing outside is ever touched, and nobody waits for the other end of a pipe.
        is_odd = file.exists() and not file.is_file()
        if is_odd or any(path.is_symlink() for path in (file, *file.parents)):
            raise FileExistsError
        return file

    def any_file(self) -> Path:
        return self.any_of([path for path in self.all_paths() if path.is_file()])

    def any_folder(self) -> Path:
        return self.any_of([path for path in self.all_paths() if path.is_dir()])

    def all_paths(self) -> list[Path]:
        found = list(walk(self.content, lambda *_: None))
        return [path for path, _ in found if not path.is_symlink()]

    def any_of(self, paths: list[Path]) -> Path:
        if not paths:
            raise FileNotFoundError
        return self.chance.choice(sorted(paths))

    def put(self, file: Path, data: bytes) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def edit(self) -> None:
        sector = self.chance.choice(("tanneries", "nowhere"))
        fields = f"sectors: [{sector}]\nsources: [{{{SOURCED.split(',')[0]}}}]\n"
        self.put(self.name(), f"{CASE}{fields}---\nText {self.chance.random()}\n".encode())

    def write(self) -> None:
        self.put(self.name(), self.any_file().read_bytes())

    def truncate(self) -> None:
        file = self.any_file()
        data = file.read_bytes()
        file.write_bytes(data[: self.chance.randrange(len(data) + 1)])

    def rename(self) -> None:
        self.any_file().rename(self.name())

    def delete(self) -> None:
        self.any_file().unlink()

    def garbage(self) -> None:
        self.put(self.name(), self.chance.randbytes(self.chance.choice((0, 40, 300_000))))

    def forbid(self) -> None:
        self.any_of([self.any_file(), self.any_folder()]).chmod(self.chance.choice((0, 0o755)))

    def make_folder(self) -> None:
        self.name().mkdir(parents=True)

    def delete_folder(self) -> None:
        shutil.rmtree(self.any_folder())

    def move_folder(self) -> None:
        folder = self.any_folder()
        other = folder.with_name("moved")
        folder.rename(other)
        if self.chance.random() < 0.9:
            other.rename(folder)

    def link(self) -> None:
        self.name().symlink_to(self.chance.choice((*TARGETS, self.any_file())))

    def pipe(self) -> None:
        os.mkfifo(self.name())

    def listen(self) -> None:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(self.name()))

    def deepen(self) -> None:
        """Make folders in folders, until their path is longer than the system takes."""
        here = os.open(self.content, os.O_RDONLY)
        for _ in range(18):
            os.mkdir("d" * 240, dir_fd=here)
            below = os.open("d" * 240, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
        os.close(here)

    def many(self) -> None:
        for number in range(200):
            self.put(self.content / "cases" / f"one-of-{number}.md", b"many")

    def swap(self) -> None:
        away = self.project / "away"
        self.clear(away)
        self.content.rename(away)
        others = (self.nothing, self.file_instead, self.link_instead, self.copy_instead)
        self.chance.choice(others)()
        if not self.content.is_dir() or self.content.is_symlink():
            self.clear(self.content)
            away.rename(self.content)

    def nothing(self) -> None:
        """Leave the folder away for as long as it takes to come back."""

    def file_instead(self) -> None:
        self.content.write_text("no folder", "utf-8")

    def link_instead(self) -> None:
        self.content.symlink_to(self.project / "away")

    def copy_instead(self) -> None:
        shutil.copytree(GOOD, self.content)

    def configure(self) -> None:
        file = self.project / "mkdocs.yml"
        self.clear(file)
        what = self.chance.choice(("good", "good", "gone", "folder", "pipe", "wrong"))
        if what == "good":
            shutil.copy(ROOT / "mkdocs.yml", file)
        elif what == "folder":
            file.mkdir()
        elif what == "pipe":
            os.mkfifo(file)
        elif what == "wrong":
            file.write_bytes(self.chance.choice(CONFIGURATIONS))

    def forget_sheets(self) -> None:
        shutil.rmtree(self.project / ".cache")
