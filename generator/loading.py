"""Read every file of ``content/`` into a library."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from generator.library import Entry, Library, Translation
from generator.locales import folded
from generator.model import KINDS, Kind
from generator.model.fields import translation_model
from generator.problems import START, Problem
from generator.records import nearest, read_record
from generator.source import Document, read_document

IMAGES = {".png", ".jpg", ".jpeg", ".webp"}
# May hold a script: good for the logo of an association, which is only printed, never published.
DRAWING = ".svg"

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]{2,3})?\.(md|yml)")


def load(content: Path) -> tuple[Library, list[Problem]]:
    """Read every file below ``content``.

    Return the library of all readable records and the problems of the others. Links are not
    checked here.
    """
    problems: list[Problem] = []
    pictures: set[PurePosixPath] = set()
    originals: dict[PurePosixPath, Path] = {}
    translations: dict[PurePosixPath, Path] = {}
    for file in sorted(content.rglob("*")):
        path = PurePosixPath(content.name, *map(_printable, file.relative_to(content).parts))
        if file.is_symlink():
            problems.append(Problem.at(path, START, "K015"))
        elif not file.is_file():
            continue
        elif file.suffix.lower() in IMAGES:
            pictures.add(path)
        elif file.suffix.lower() == DRAWING and path.parent.name == "associations":
            continue
        elif misplaced := _misplaced(path):
            problems.append(misplaced)
        elif "." in file.stem:
            translations[path] = file
        else:
            originals[path] = file
    shelves: dict[str, dict[str, Entry]] = {folder: {} for folder in KINDS}
    library = Library(content, shelves, frozenset(pictures), frozenset(originals))
    for add, files in ((_add_original, originals), (_add_translation, translations)):
        for path, file in files.items():
            document, wrong = read_document(file, path)
            problems += wrong
            if document:
                library.documents.append(document)
                places = {problem.place for problem in wrong}
                # What could not be read as typed is wrong for the model too: say it once.
                found = add(document, library, readable=not wrong)
                problems += [problem for problem in found if problem.place not in places]
    return library, problems


def _printable(name: str) -> str:
    """Return a file name without bytes that no encoding explains."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _misplaced(path: PurePosixPath) -> Problem | None:
    kind = KINDS.get(path.parent.name) if len(path.parts) == 3 else None
    if not kind or path.suffix.lower() != kind.suffix:
        suffix = kind.suffix if kind else ".md"
        return Problem.at(path, START, "K013", suffix=suffix, folders=", ".join(KINDS))
    if not _FILE_NAME.fullmatch(path.name):
        return Problem.at(path, START, "K012", name=path.name, near=_plain_name(path, kind))
    if path.stem == "index":
        page = f"{kind.folder}/index.html"
        return Problem.at(path, START, "K203", id="index", other=page)
    return None


def _plain_name(path: PurePosixPath, kind: Kind) -> str:
    """Return the file name that was probably meant, or an empty text."""
    stem = folded(path.stem)
    id_, _, lang = stem.rpartition(".")
    if not _LANGUAGE.fullmatch(lang) or not id_:
        id_, lang = stem, ""
    plain = "-".join(re.findall(r"[a-z0-9]+", id_))
    return f"{plain}{'.' if lang else ''}{lang}{kind.suffix}" if plain else ""


def _add_original(document: Document, library: Library, *, readable: bool) -> list[Problem]:
    path, kind = document.path, KINDS[document.path.parent.name]
    record, problems = read_record(document, kind.model)
    if record and readable:
        library.entries[kind.folder][path.stem] = Entry(kind, path.stem, document, record)
    return problems


def _add_translation(document: Document, library: Library, *, readable: bool) -> list[Problem]:
    path, kind = document.path, KINDS[document.path.parent.name]
    id_, lang = path.stem.split(".", 1)
    original = library.path_of(kind.folder, id_)
    if original not in library.paths:
        near = nearest(id_, library.entries[kind.folder])
        name = f"{near}{kind.suffix}" if near else ""
        return [Problem.at(path, START, "K301", file=original, near=name)]
    texts, problems = read_record(document, translation_model(kind.model))
    entry = library.entries[kind.folder].get(id_)
    if entry and entry.lang == lang:
        return [Problem.at(path, START, "K304", lang=lang, id=id_)]
    if entry and texts and readable:
        entry.translations[lang] = Translation(document, texts)
    return [_not_a_text(problem, kind, original) for problem in problems]


def _not_a_text(problem: Problem, kind: Kind, original: PurePosixPath) -> Problem:
    """Turn "no such field" into "not a text" where the original does have the field."""
    field_name = dict(problem.values).get("field", "")
    known = field_name in kind.model.model_fields or field_name in _FIGURE_FIELDS
    if problem.code != "K102" or not known:
        return problem
    return Problem.at(problem.path, problem.place, "K302", field=field_name, file=original)


_FIGURE_FIELDS = frozenset(
    {"amount", "currency", "value", "source", "page", "evidence", "reduction_percent", "id", "unit"}
)
