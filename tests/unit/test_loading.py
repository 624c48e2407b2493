"""A library that follows edits is the one that a fresh reading finds."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import loading
from generator.checks import check, problems_in, problems_of
from generator.library import Library
from generator.loading import Loaded, read_content, reload
from generator.problems import Problem
from generator.source import Document, read_document
from tests.unit.content import CASE, EXAMPLES, Content

TRANSLATION = "---\ntitle: Rosa\nsummary: Cerró.\nreviewed: 2026-11-21\n---\n"
NAMES = (
    "cases/a.md",
    "cases/a.es.md",
    "cases/a.en.md",
    "cases/a-b.md",
    "cases/a-b.es.md",
    "cases/a-b.pt.md",
    "cases/rosa-tannery.md",
    "cases/rosa-taps.png",
    "cases/Rosa.md",
    "cases/old/a.md",
    "sectors/tanneries.md",
    "sources/plant-report.yml",
    "vocabularies/languages.yml",
    "a.md",
    "cases",
    "sectors",
    "cases/old",
)
TEXTS = (
    f"{CASE}---\n",
    f"{CASE}sectors: [tanneries]\nparts: [a-b]\n---\n\n![Taps](rosa-taps.png)\n",
    f"{CASE}formerly: [a-b, old-name]\n---\n\nSee [the other](a.md).\n",
    CASE.replace("lang: en", "lang: es") + "formerly: [old-name]\n---\n",
    f"{CASE}colour: green\n---\n",
    TRANSLATION,
    "---\ntitle: [open\n---\n",
    "",
)
Edit = Callable[[Path], Iterable[Path]]


def write(name: str, text: str) -> Edit:
    def edit(content: Path) -> Iterable[Path]:
        file = content / name
        if is_free(file):
            file.write_text(text, encoding="utf-8")
        return [file]

    return edit


def delete(name: str) -> Edit:
    def edit(content: Path) -> Iterable[Path]:
        file = content / name
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        elif file.parent.is_dir() and not file.parent.is_symlink():
            file.unlink(missing_ok=True)
        return [file]

    return edit


def rename(name: str, other: str) -> Edit:
    def edit(content: Path) -> Iterable[Path]:
        old, new = content / name, content / other
        if old.exists() and old not in (new, *new.parents) and is_free(new):
            old.rename(new)
        return [old, new]

    return edit


def link(name: str, other: str) -> Edit:
    def edit(content: Path) -> Iterable[Path]:
        file = content / name
        if is_free(file):
            file.symlink_to(content / other)
        return [file]

    return edit


def is_free(file: Path) -> bool:
    """Say whether a file can be put there; what is there and no folder makes room."""
    folder = file.parent
    if folder.is_symlink() or folder.is_file() or (file.is_dir() and not file.is_symlink()):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    return True


names = st.sampled_from(NAMES)
edits = st.one_of(
    st.builds(write, names, st.sampled_from(TEXTS)),
    st.builds(write, names, st.sampled_from(TEXTS)),
    st.builds(delete, names),
    st.builds(rename, names, names),
    st.builds(link, names, names),
)


def seen(library: Library) -> dict[str, object]:
    """Return everything that a library answers with."""
    return {
        "entries": {folder: list(shelf.items()) for folder, shelf in library.entries.items()},
        "pictures": library.pictures,
        "paths": library.paths,
        "languages": library.languages,
        "backlinks": {
            key: [(link.entry.key, link.mention) for link in links]
            for key, links in library.backlinks.items()
        },
        "links": [
            (entry.key, folder, [other.key for other in library.linked_from(entry, folder)])
            for entry in library.everything()
            for folder in library.entries
        ],
        "former": {key: [one.id for one in found] for key, found in library.former.items()},
    }


@settings(max_examples=50, deadline=None, database=None, derandomize=True)
@given(st.lists(st.lists(edits, min_size=1, max_size=3), min_size=1, max_size=6))
def test_after_any_edits_the_library_is_that_of_a_fresh_reading(batches: list[list[Edit]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Content(Path(folder)).folder
        loaded = read_content(content)
        for batch in batches:
            loaded = reload(loaded, [path for edit in batch for path in edit(content)])
            fresh = read_content(content)
            assert seen(loaded.library) == seen(fresh.library)
            assert problems_in(loaded) == problems_in(fresh)


def edited(content: Content, loaded: Loaded, name: str, text: str) -> Loaded:
    return reload(loaded, [content.write(name, text)])


def told(problems: Iterable[Problem]) -> list[str]:
    return [f"{problem.path.name} {problem.code}" for problem in problems]


def test_only_the_edited_file_is_read(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = read_content(content.folder)
    read: list[str] = []

    def noted(file: Path, path: PurePosixPath) -> tuple[Document | None, list[Problem]]:
        read.append(str(path))
        return read_document(file, path)

    monkeypatch.setattr(loading, "read_document", noted)
    after = edited(content, loaded, "cases/rosa-tannery.es.md", TRANSLATION)
    assert read == ["content/cases/rosa-tannery.es.md"]
    assert after.library.get("sectors", "tanneries") is loaded.library.get("sectors", "tanneries")


def test_the_library_before_an_edit_stays_as_it_was(content: Content) -> None:
    loaded = read_content(content.folder)
    before = seen(loaded.library)
    after = edited(content, loaded, "cases/rosa-tannery.md", f"{CASE}---\n")
    assert after.library.get("cases", "rosa-tannery").record.title == "Rosa, a tannery"
    assert loaded.library.get("cases", "rosa-tannery").record.title == "Rosa, a tannery in Norway"
    assert seen(loaded.library) == before


def test_what_is_not_content_is_no_edit(content: Content) -> None:
    loaded = read_content(content.folder)
    after = reload(loaded, [content.folder.parent / "mkdocs.yml", content.folder / "cases" / "x~"])
    assert seen(after.library) == seen(loaded.library)


def test_a_file_that_is_gone_before_it_is_read_is_no_file(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(file: Path, path: PurePosixPath) -> None:
        raise FileNotFoundError(file)

    monkeypatch.setattr(loading, "read_document", gone)
    assert read_content(content.folder).library.paths == frozenset()


def test_a_translation_may_be_there_before_its_original(content: Content) -> None:
    loaded = edited(content, read_content(content.folder), "cases/a.es.md", TRANSLATION)
    assert told(problems_in(loaded)) == ["a.es.md K301"]
    loaded = edited(content, loaded, "cases/a.md", f"{CASE}---\n")
    assert told(problems_in(loaded)) == []
    assert loaded.library.get("cases", "a").record_in("es").summary == "Cerró."


def test_the_problems_of_one_record_are_those_of_its_files(content: Content) -> None:
    content.case("sectors: [hotels]\n", "<b>\n", name="a")
    content.write("cases/a.es.md", TRANSLATION.replace("2026-11-21", "2026-11-20"))
    content.case("colour: green\n", "# One\n", name="b")
    loaded = read_content(content.folder)
    found = {
        id_: told(problems_of(record, loaded.library))
        for id_ in ("a", "b", "rosa-tannery")
        if (record := loaded.files_of("cases", id_))
    }
    assert found == {
        "a": ["a.es.md K305", "a.md K201", "a.md K401"],
        "b": ["b.md K102", "b.md K405"],
        "rosa-tannery": [],
    }
    assert loaded.files_of("cases", "none") is None


def test_the_check_of_the_whole_is_made_of_the_checks_of_its_records() -> None:
    content = EXAMPLES / "bad" / "content"
    loaded = read_content(content)
    found = [
        problem
        for record in loaded.records.values()
        for problem in problems_of(record, loaded.library)
    ]
    assert sorted(found, key=lambda problem: problem.order) == check(content)[1]


def test_records_stand_in_the_order_of_their_files(content: Content) -> None:
    loaded = read_content(content.folder)
    for name in ("a", "a-b", "a0"):
        loaded = edited(content, loaded, f"cases/{name}.md", f"{CASE}---\n")
    assert [entry.id for entry in loaded.library.all("cases")] == ["a-b", "a", "a0", "rosa-tannery"]
