"""The preview outlives whatever is done to the content."""

from __future__ import annotations

import contextlib
import random
import shutil
from pathlib import Path

from generator.checks import check
from generator.data import data_files
from generator.settings import Settings
from tests.unit.content import CASE, SOURCED, Content
from tests.unit.previews import CASES, ROSA, Running, box_of


class Vandal:
    """Somebody who does to the content whatever comes to mind, always the same from one seed."""

    def __init__(self, content: Path, seed: int) -> None:
        self.content, self.chance = content, random.Random(seed)
        self.deeds = (
            self.edit,
            self.edit,
            self.break_,
            self.delete,
            self.rename,
            self.move_folder,
            self.swap,
            self.picture,
            self.garbage,
            self.nest,
            self.link,
        )

    def act(self) -> None:
        """Do anything; what is impossible at the moment is left."""
        with contextlib.suppress(OSError):
            self.chance.choice(self.deeds)()

    def name(self) -> Path:
        folder = self.chance.choice(("cases", "sectors", "sources", "guides", "odd"))
        suffix = self.chance.choice((".md", ".md", ".yml", ".es.md"))
        return self.content / folder / f"{self.chance.choice('abc')}{suffix}"

    def any_file(self) -> Path:
        files = sorted(file for file in self.content.rglob("*") if file.is_file())
        return self.chance.choice(files)

    def edit(self) -> None:
        sector = self.chance.choice(("tanneries", "nowhere"))
        fields = f"sectors: [{sector}]\nsources: [{{{SOURCED.split(',')[0]}}}]\n"
        self.put(self.name(), f"{CASE}{fields}---\nText {self.chance.random()}\n")

    def break_(self) -> None:
        file = self.any_file()
        text = file.read_bytes()
        self.put(file, text[: self.chance.randrange(len(text) + 1)].decode("latin-1"))

    def delete(self) -> None:
        self.any_file().unlink()

    def rename(self) -> None:
        self.any_file().rename(self.name())

    def move_folder(self) -> None:
        folder = self.content / self.chance.choice(("cases", "sectors", "sources"))
        other = folder.with_name(f"{folder.name}-old")
        folder.rename(other)
        if self.chance.random() < 0.9:
            other.rename(folder)

    def swap(self) -> None:
        file = self.name()
        self.put(file.with_name(f".{file.name}.swp"), "x")

    def picture(self) -> None:
        self.put(self.name().with_suffix(".png"), "x")

    def garbage(self) -> None:
        self.put(self.name(), self.chance.randbytes(40).decode("latin-1"))

    def nest(self) -> None:
        (self.content / self.chance.choice(("a", "b")) / "c.md").mkdir(parents=True)

    def link(self) -> None:
        self.name().symlink_to(self.any_file())

    def put(self, file: Path, text: str) -> None:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")


def test_it_survives_a_thousand_deeds_and_knows_what_is_there_at_the_end(running: Running) -> None:
    vandal = Vandal(running.content, seed=6)
    paths = [ROSA, CASES, "/en/", "/es/sectors/tanneries/", "/en/cases/a/", "/data/cases.json"]
    for number in range(1000):
        vandal.act()
        if number % 25 == 0:
            reply = running.ask(vandal.chance.choice(paths))
            assert reply.status in (200, 404), box_of(reply.text)
    shutil.rmtree(running.content)
    Content(running.project)
    library, problems = check(running.content)
    assert problems == []
    files = data_files(library, Settings(running.preview.address, ""))
    there = {f"/{path}": make() for path, make in files.items()}
    running.until(lambda: {path: running.ask(path).text for path in there} == there)
    assert box_of(running.page("/en/")) == []
