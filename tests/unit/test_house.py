"""The house: who may import whom, and no file too long to read in one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 400

# From the ground up. A room knows the rooms of the steps below its own, and those beside it that
# stand to the left.
STEPS = (
    ("marks",),
    ("model", "problems"),
    ("source", "records", "locales"),
    ("library", "report"),
    ("loading", "figures"),
    ("checks", "settings"),
    ("views",),
    ("sheets", "data", "authoring"),
    ("web",),
    ("cli",),
    ("__main__",),
)
ORDER = [room for step in STEPS for room in step]
MODULES = sorted((ROOT / "generator").rglob("*.py"))
WRITTEN_BY_HAND = sorted(
    path
    for folder in ("generator", "tests", "tools", "benchmarks")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".j2", ".html", ".css", ".js", ".mjs", ".typ"}
    and not {"node_modules", "examples", "__pycache__"} & set(path.parts)
)


def room_of(path: Path) -> str:
    """Return the room of a module: ``checks`` for generator/checks/links.py."""
    return path.relative_to(ROOT / "generator").parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[str]:
    """Yield the rooms of the generator that a module imports from, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [node.module]
                if "." in node.module
                else [f"{node.module}.{alias.name}" for alias in node.names]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for package, _, rest in (name.partition(".") for name in names):
            if package == "generator":
                yield rest.split(".")[0]


def inside(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_imports_run_one_way(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        assert list(imported_rooms(path)) == []
        return
    above = ORDER[ORDER.index(room) + 1 :]
    assert [other for other in imported_rooms(path) if other in above] == []


def test_every_room_has_its_step() -> None:
    assert {room_of(path) for path in MODULES} - {"__init__"} == set(ORDER)


def test_relative_imports_hide_nothing() -> None:
    hidden = [
        inside(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert hidden == []


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {inside(path): len(path.read_text("utf-8").splitlines()) for path in WRITTEN_BY_HAND}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}
