"""The house: who may import whom, as the picture shows it, and no file too long for one go."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from generator.checks import check
from generator.checks.links import NAMED
from generator.checks.wording import TERMS

ROOT = Path(__file__).parents[2]
LONGEST = 400

# The picture is the rule: a room may import the rooms that its arrows lead to, near or far.
DOCUMENT = ROOT / "docs" / "architecture.md"
ARROW = re.compile(r"^ *(\w+) --> (\w+(?: & \w+)*)$", re.MULTILINE)
PICTURE = {
    room: frozenset(others.split(" & "))
    for room, others in ARROW.findall(DOCUMENT.read_text(encoding="utf-8"))
}
MODULES = sorted((ROOT / "generator").rglob("*.py"))
WRITTEN_BY_HAND = sorted(
    path
    for folder in ("generator", "tests", "tools", "benchmarks")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".j2", ".html", ".css", ".js", ".mjs", ".typ"}
    and not {"node_modules", "examples", "vendor", "__pycache__"} & set(path.parts)
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


def rooms() -> set[str]:
    return {room_of(path) for path in MODULES} - {"__init__"}


def below(room: str) -> set[str]:
    """Return the rooms that the arrows of a room lead to, near or far."""
    near = PICTURE.get(room, frozenset())
    return {other for next_ in near for other in {next_, *below(next_)}}


def test_the_arrows_run_one_way() -> None:
    TopologicalSorter(PICTURE).prepare()


def test_the_picture_shows_every_room_and_no_other() -> None:
    assert PICTURE.keys() | {other for others in PICTURE.values() for other in others} == rooms()


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_imports_follow_the_arrows(path: Path) -> None:
    room = room_of(path)
    assert set(imported_rooms(path)) - below(room) - {room} == set()


@pytest.mark.parametrize("room", sorted(rooms()))
def test_every_arrow_is_an_import(room: str) -> None:
    imported = {
        other for path in MODULES if room_of(path) == room for other in imported_rooms(path)
    }
    assert PICTURE.get(room, frozenset()) - imported == set()


def test_the_document_has_a_line_on_every_room() -> None:
    told = re.findall(r"^\| `(\w+)/?` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(rooms())


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


# The names under which packages are imported, where these are not their own.
IMPORTED_AS = {
    "fontTools": "fonttools",
    "frontmatter": "python-frontmatter",
    "markdown_it": "markdown-it-py",
    "material": "mkdocs-material",
    "pagefind_bin": "pagefind",
    "PIL": "pillow",
    "pydantic_core": "pydantic-core",
    "yaml": "pyyaml",
}


def packages_imported(path: Path) -> set[str]:
    """Return the packages of others that a module imports, by the names that are installed."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    others = found - sys.stdlib_module_names - {"generator", "_typeshed"}
    return {IMPORTED_AS.get(name, name) for name in others}


def test_every_package_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[\[<>=]", text)[0] for text in project["dependencies"]}
    imported = set().union(*map(packages_imported, MODULES))
    assert imported == declared


@pytest.mark.parametrize("name", ["kb.css", "pages.css"])
def test_every_class_of_our_own_style_sheets_is_written_somewhere(name: str) -> None:
    web = ROOT / "generator" / "web"
    style = (web / "theme" / "assets" / name).read_text(encoding="utf-8")
    texts = "".join(
        path.read_text(encoding="utf-8")
        for path in web.rglob("*")
        if path.suffix in {".j2", ".html", ".js", ".py"}
    )
    # The last part of the class of an evidence grade is its key in the closed list.
    written = {*re.findall(r"kb-[a-z_]+(?:-[a-z_]+)*", texts)}
    classes = {name.split("--")[0] for name in re.findall(r"[.#](kb-[a-z_-]+)", style)}
    assert sorted(classes - written) == []


# Words that are keys of a list and stand for something else where the program says them.
HOMONYMS = {
    *(("body-kinds", word) for word in ("association", "chamber")),
    ("cost-classes", "investment"),
    ("evidence", "stated"),
    ("output-units", "hide"),
    ("centre-status", "unknown"),
    *(("languages", code) for code in ("en", "es")),
    *(("source-kinds", word) for word in ("report", "other")),
    *(("askers", word) for word in ("centres", "associations")),
    # Examples in messages.
    *(("evidence", "reported"), ("resources", "water")),
}


def test_every_key_that_the_program_names_is_asked_for() -> None:
    library, _ = check(ROOT / "content")
    # Nothing refers to the words of the term list by their keys.
    lists = (one for one in library.all("vocabularies") if one.id != TERMS)
    keys = {(one.id, key) for one in lists for key in one.record.terms}
    named = {(name, key) for name, found in NAMED.items() for key in found}
    said = {
        node.value
        for path in MODULES
        if path.name != "links.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {(name, key) for name, key in keys if key in said} - HOMONYMS == named
