"""Read every file of ``content/`` into a library, and follow what is edited there."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from generator.library import Entry, Library, Translation
from generator.model import KINDS, Kind
from generator.model.base import DRAWINGS
from generator.model.fields import models_in, translation_model
from generator.names import (
    IMAGES,
    LOGOS,
    is_drawing,
    is_leftover,
    is_logo,
    problem_of,
    wanted,
)
from generator.problems import START, Problem, fault, nearest
from generator.records import read_record
from generator.source import Document, read_document

CONTENT = "content"


class ContentFile(NamedTuple):
    """What was read from one file, and what is wrong with it."""

    path: PurePosixPath
    problems: tuple[Problem, ...] = ()
    kind: Kind | None = None  # none: a picture, or a file in the wrong place
    lang: str = ""  # of a translation
    document: Document | None = None
    record: Any = None  # the fields of an original, the texts of a translation
    record_problems: tuple[Problem, ...] = ()
    place: PurePosixPath | None = None  # where it belongs, if it is not there

    @property
    def is_original(self) -> bool:
        """Say whether the file is a record, not its translation."""
        return self.kind is not None and not self.lang


class RecordFiles(NamedTuple):
    """The files that share a name: a record, its translations, its pictures."""

    name: str
    files: tuple[ContentFile, ...]
    entry: Entry | None  # none: there is no record, or it could not be read


class Loaded(NamedTuple):
    """A library with the files that it was read from, by their names without an ending."""

    library: Library
    records: dict[str, RecordFiles]

    def files_of(self, folder: str, id_: str) -> RecordFiles | None:
        """Return the files of a record, also of one that could not be read."""
        return self.records.get(f"{self.library.root.name}/{folder}/{id_}")


# Hears which folder could not be read, and why.
Unread = Callable[[Path, OSError], None]


def read_content(content: Path) -> Loaded:
    """Read every file below ``content`` into a library that can be kept current."""
    return read_some(content, [content])


def read_some(content: Path, paths: Iterable[Path]) -> Loaded:
    """Read no more than some files and folders of ``content``."""
    return reload(Loaded(_library(content, ()), {}), paths)


def reload(loaded: Loaded, changed: Iterable[Path]) -> Loaded:
    """Return the library after an edit: only what changed is read, and only its records are linked.

    A changed file may be new, or gone; a changed folder stands for all that is and was in it.
    """
    content = loaded.library.root
    changed = [path for path in changed if path.is_relative_to(content)]
    places = {str(_place(path, content)) for path in changed}
    below = tuple(f"{place}/" for place in places)
    # There are few folders, while thousands of files may have changed at once.
    known = {_folder(name) for name in loaded.records}
    folders = {folder for folder in known if f"{folder}/".startswith(below)}
    records = dict(loaded.records)
    inside = [name for name in records if _folder(name) in folders] if folders else ()
    for name in inside:
        del records[name]
    files = {
        name: [file for file in records.pop(name).files if str(file.path) not in places]
        for name in set(map(_name, places)) & records.keys()
    }
    read: list[ContentFile] = []

    def unread(path: Path, error: OSError) -> None:
        read.append(_unreadable(_place(path, content), error))

    # A file may be named twice: by itself, and by its folder.
    for path in dict.fromkeys(_files_at(changed, content, unread)):
        if file := _read(path, _place(path, content)):
            read.append(file)
    for file in read:
        files.setdefault(_name(str(file.path)), []).append(file)
    records |= {name: _linked(name, found) for name, found in files.items() if found}
    return Loaded(_library(content, records.values()), records)


def walk(folder: Path, unread: Unread) -> Iterator[tuple[Path, bool]]:
    """Yield what is below a folder, at any depth, and whether it is a folder; no link is followed.

    What systems and editors leave is passed over. Recursion would end at a depth of a thousand, and
    one folder that goes meanwhile would end all.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                found = [
                    (Path(one.path), one.is_dir(follow_symlinks=False))
                    for one in entries
                    if not is_leftover(one.name)
                ]
        except FileNotFoundError:
            continue
        except OSError as error:
            unread(here, error)
            continue
        yield from found
        waiting += [path for path, is_folder in found if is_folder]


def reading_problems(record: RecordFiles, library: Library) -> Iterator[Problem]:
    """Yield what is wrong with the files of a record as such; links are not looked at."""
    for file in record.files:
        rival = _rival_of(file, library)
        yield from [rival] if rival else file.problems
        misnamed = _misnamed(file, record, library)
        yield from [misnamed] if misnamed else file.record_problems


def _rival_of(file: ContentFile, library: Library) -> Problem | None:
    """Return the problem of a file that another one would take the place of, or has it already."""
    if not (other := library.rivals.get(file.path)):
        return None
    differ_in_capitals = str(file.path).lower() == str(other).lower()
    code = "K042" if differ_in_capitals else "K043"
    values = {"name": file.path.name, "other": other, "file": file.place or file.path}
    return Problem.at(file.path, START, code, **values)


def _misnamed(file: ContentFile, record: RecordFiles, library: Library) -> Problem | None:
    if not file.kind or not file.lang or not file.document:
        return None
    folder, id_ = file.path.parent.name, PurePosixPath(record.name).name
    if not any(other.is_original for other in record.files):
        near = nearest(id_, library.entries[folder])
        name = f"{near}{file.kind.suffix}" if near else ""
        return Problem.at(file.path, START, "K301", file=library.path_of(folder, id_), near=name)
    if record.entry and record.entry.lang == file.lang:
        return Problem.at(file.path, START, "K304", lang=file.lang, id=id_)
    return None


def _library(root: Path, records: Collection[RecordFiles]) -> Library:
    entries: dict[str, dict[str, Entry]] = {folder: {} for folder in KINDS}
    # In the order of the files, where x-y.md comes before x.md.
    for record in sorted(records, key=lambda record: f"{record.name}."):
        if entry := record.entry:
            entries[entry.kind.folder][entry.id] = entry
    files = [file for record in records for file in record.files]
    originals = frozenset(file.path for file in files if file.is_original)
    others = [file.path for file in files if not (file.kind or file.problems)]
    pictures = frozenset(path for path in others if path.parent.name not in (LOGOS, DRAWINGS))
    drawn = sorted(path for path in others if is_drawing(path))
    drawings = {path.stem: root.joinpath(*path.parts[1:]) for path in drawn}
    return Library(root, entries, pictures, drawings, originals, _rivals(files))


def _rivals(files: Iterable[ContentFile]) -> dict[PurePosixPath, PurePosixPath]:
    """Return the files whose place another one has or should have, each with that other.

    Most systems tell no capitals from small letters. Who is in its place already may stay.
    """
    places: dict[str, list[PurePosixPath]] = {}
    for file in files:
        places.setdefault(str(file.place or file.path).lower(), []).append(file.path)
    return {
        path: next(other for other in sorted(paths, reverse=True) if other != path)
        for place, paths in places.items()
        for path in paths
        if len(paths) > 1 and str(path) != place
    }


def _linked(name: str, files: Iterable[ContentFile]) -> RecordFiles:
    ordered = tuple(sorted(files, key=lambda file: file.path))
    original = next((file for file in ordered if file.is_original), None)
    if not (original and original.kind and original.document and original.record):
        return RecordFiles(name, ordered, None)
    entry = Entry(original.kind, original.path.stem, original.document, original.record)
    entry.translations = {
        file.lang: Translation(file.document, file.record)
        for file in ordered
        if file.lang not in ("", entry.lang) and file.document and file.record
    }
    return RecordFiles(name, ordered, entry)


def _files_at(changed: Iterable[Path], content: Path, unread: Unread) -> Iterator[Path]:
    """Yield the files at or below paths, as a walk through ``content`` finds them."""
    for path in changed:
        try:
            found = _files_of(path, content, unread)
        except OSError as error:
            unread(path, error)
        else:
            yield from found


def _files_of(path: Path, content: Path, unread: Unread) -> Iterable[Path]:
    inside = path.relative_to(content)
    if any(map(is_leftover, inside.parts)):
        return ()
    folders = list(inside.parents)[:-1]
    if any((content / folder).is_symlink() for folder in folders):
        return ()
    if path.is_dir() and (path == content or not path.is_symlink()):
        return (file for file, is_folder in walk(path, unread) if not is_folder)
    return (path,)


def _place(file: Path, content: Path) -> PurePosixPath:
    """Return the path of a file to use in messages: from the folder that holds ``content``."""
    path = f"{content.name}/{file.relative_to(content).as_posix()}"
    # Without bytes that no encoding explains, and without signs that a terminal acts on.
    known = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return PurePosixPath("".join(sign if sign.isprintable() else "\ufffd" for sign in known))


def _folder(place: str) -> str:
    return place.rpartition("/")[0]


def _name(place: str) -> str:
    """Return what the files of one record share: content/cases/x of content/cases/x.es.md."""
    folder, _, name = place.rpartition("/")
    return f"{folder}/{name.partition('.')[0]}"


def _read(file: Path, path: PurePosixPath) -> ContentFile | None:
    """Read one file; return None if it is gone, or no business of the generator."""
    try:
        return _read_file(file, path)
    except (FileNotFoundError, NotADirectoryError):  # An editor may have taken it away just now.
        return None
    except OSError as error:
        return _unreadable(path, error)
    except Exception as error:  # noqa: BLE001 - the other files go on
        return ContentFile(path, (fault(path, error),))


def _read_file(file: Path, path: PurePosixPath) -> ContentFile | None:
    if file.is_symlink():
        return ContentFile(path, (Problem.at(path, START, "K015"),))
    if not file.is_file():
        return None
    if problem := problem_of(path, file.name):
        return ContentFile(path, (problem,), place=wanted(path))
    is_picture = is_logo(path) or is_drawing(path) or path.suffix in IMAGES
    return ContentFile(path) if is_picture else _read_record(file, path)


def _unreadable(path: PurePosixPath, error: OSError) -> ContentFile:
    reason = error.strerror or type(error).__name__
    return ContentFile(path, (Problem.at(path, START, "K024", reason=reason),))


def _read_record(file: Path, path: PurePosixPath) -> ContentFile:
    kind = KINDS[path.parent.name]
    id_, _, lang = path.stem.partition(".")
    document, problems = read_document(file, path)
    if not document:
        return ContentFile(path, tuple(problems), kind, lang)
    record, found = read_record(document, translation_model(kind.model) if lang else kind.model)
    # What could not be read as typed is wrong for the model too: say it once.
    problems = [problem for problem in problems if not _is_filled_by(found, problem)]
    places = {problem.place for problem in problems}
    found = [
        problem
        for problem in found
        if problem.place not in places and problem.place.line not in document.doubtful
    ]
    if lang:
        original = path.with_name(f"{id_}{kind.suffix}")
        found = [_not_a_text(problem, kind, original) for problem in found]
    readable = None if problems else record
    if readable:
        document.data = {}  # The record holds the values now.
    return ContentFile(path, tuple(problems), kind, lang, document, readable, tuple(found))


def _is_filled_by(found: Iterable[Problem], empty: Problem) -> bool:
    """Say whether an empty field is empty only because what fills it stands too far left."""
    field = dict(empty.values).get("field")
    return empty.code == "K106" and any(
        field == dict(problem.values).get("inside") for problem in found
    )


def _not_a_text(problem: Problem, kind: Kind, original: PurePosixPath) -> Problem:
    """Turn "no such field" into "not a text" where the original does have the field."""
    field = dict(problem.values).get("field", "")
    known = any(field in model.model_fields for model in models_in(kind.model))
    if problem.code != "K102" or not known:
        return problem
    return Problem.at(problem.path, problem.place, "K302", field=field, file=original)
