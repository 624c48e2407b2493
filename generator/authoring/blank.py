"""A record to fill in, written from its model: what ``cpkb new`` makes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, Literal, get_args, get_origin

from generator.authoring.bodies import BODIES
from generator.files import write_whole
from generator.library import Library
from generator.loading import read_some
from generator.locales import Locale, country_codes
from generator.marks import N_
from generator.model import Kind
from generator.model.base import ID_PATTERN, Model, OneOf, RefTo, Result
from generator.model.fields import Shape, shapes
from generator.model.records import CountryProfile
from generator.names import problem_of
from generator.report import hint, message
from generator.slips.values import plain_form

_OPTIONAL = N_("What follows may be left out: take away the # of what you know.")
_IDS = N_("Ids are the names of files in {folder}.")
_POSSIBLE = N_("Possible: {choices}.")
_AMONG_OTHERS = N_("Possible: {choices} etc; all are in {file}.")
# So many words of a list are shown whole, and of a longer one so many.
_SHORT, _FIRST = 12, 8
# The ways to give a figure: what each is called, and the fields that it does without.
_WAYS: dict[type[Model], tuple[tuple[str, set[str]], ...]] = {
    Result: (
        (N_("One way: readings before and after."), {"reduction_percent", "saved"}),
        (N_("Another: what was saved, where the source gives only that."),
         {"reduction_percent", "before", "after"}),
        (N_("Another: a percentage, as the source states it."), {"before", "after", "saved"}),
    )
}  # fmt: skip


class NotPossibleError(Exception):
    """Raised when a record exists already, or its name cannot be an address."""


def write_blank(content: Path, kind: Kind, id_: str, words: Locale) -> Path:
    """Write an empty record; return its file. Raise ``NotPossibleError`` if there cannot be one."""
    file = content / kind.folder / f"{id_}{kind.suffix}"
    if wrong := _hindrance(kind, id_, file, words):
        raise NotPossibleError(wrong)
    lists = read_some(content, [content / "vocabularies"]).library
    write_whole(file, blank(kind, lists, words).encode())
    return file


def _hindrance(kind: Kind, id_: str, file: Path, words: Locale) -> str:
    """Return why there cannot be a new record of this name, or an empty text."""
    if not re.fullmatch(ID_PATTERN, id_):
        text = N_('"{name}" cannot be an address. Use a-z, 0-9 and hyphens: {near}')
        near = plain_form(PurePosixPath(id_).stem, ID_PATTERN) or words("my-tannery")
        return words(text, name=id_, near=near)
    if id_ == "index":
        return words('"{name}" is the address of a list. Choose another name.', name=id_)
    if kind.model is CountryProfile and id_.upper() not in country_codes():
        text = N_('"{name}" is not the code of a country. Use its two letters: bo')
        return words(text, name=id_)
    if problem := problem_of(PurePosixPath("content", kind.folder, file.name)):
        return f"{message(problem, words)} {hint(problem, words)}"
    exists = words("{file} exists already. Choose another name.", file=file.name)
    return exists if holds_anything(file) else ""


def holds_anything(file: Path) -> bool:
    """Say whether a file is there and not empty: an empty one is told to become a form."""
    return file.exists() and (not file.is_file() or bool(file.read_bytes().strip()))


def blank(kind: Kind, lists: Library, words: Locale) -> str:
    """Return the text of an empty record: what is needed or known first, the rest commented out.

    One # waits to be taken away; two stand before what is only said.
    """
    model, form = kind.model, _Form(lists, words)
    first = [
        one
        for one in shapes(model)
        if one.name in form.known or model.model_fields[one.name].is_required()
    ]
    optional = [one for one in shapes(model) if one not in first]
    lines = [*form.lines(model, first), "", f"## {words(_OPTIONAL)}"]
    lines += map(waiting, form.lines(model, optional))
    fields = "\n".join(lines) + "\n"
    return fields if kind.suffix == ".yml" else f"---\n{fields}---\n\n{words(BODIES[kind.folder])}"


def waiting(line: str) -> str:
    """Return a line with a # before it; what is only said keeps its two, further left."""
    said = line.lstrip()
    return f"##{line.replace('##', '', 1)}" if said.startswith("##") else f"#{line}"


class _Form:
    """Empty fields, each group of them explained where it comes first."""

    def __init__(self, lists: Library, words: Locale) -> None:
        self._lists, self._words = lists, words
        self._explained = set[type[Model]]()
        # Other fields are left empty: a value that looks real would pass the check unread.
        today = date.today().isoformat()
        self.known = {"reviewed": today, "added": today, "lang": words.code}

    def lines(self, model: type[Model], held: Iterable[Shape]) -> Iterator[str]:
        """Yield the lines of fields, with what each is for above it."""
        for shape in held:
            if model not in self._explained:
                yield f"## {self._told(model, shape)}"
            yield f"{shape.name}: {self.known.get(shape.name) or _empty(shape)}".rstrip()
            if shape.model:
                yield from self._inner(shape.model, shape.many)

    def _inner(self, model: type[Model], many: bool) -> Iterator[str]:
        """Yield a group of fields, or the first items of a list of such, one for each way."""
        for way, left_out in _WAYS.get(model, (("", set[str]()),)):
            if way:
                yield f"  ## {self._words(way)}"
            held = [shape for shape in shapes(model) if shape.name not in left_out]
            lines = list(self.lines(model, held))
            self._explained.add(model)
            yield from _as_item(lines) if many else (f"  {line}" for line in lines)

    def _told(self, model: type[Model], shape: Shape) -> str:
        """Return what a field is for, and what may stand in it where that is a list."""
        info = model.model_fields[shape.name]
        text = self._words(info.description or "")
        return f"{text} {self._choices(shape, text, info.rebuild_annotation())}".rstrip()

    def _choices(self, shape: Shape, text: str, annotation: Any) -> str:
        if isinstance(shape.mark, RefTo):
            folder = f"content/{shape.mark.kind}/"
            said = self._words(_IDS, folder=folder)
            return "" if folder in text else said
        name = shape.mark.vocabulary if isinstance(shape.mark, OneOf) else ""
        choices = [*self._lists.vocabulary(name).terms] if name else _literals(annotation)
        if all(re.search(rf"\b{re.escape(choice)}\b", text) for choice in choices):
            return ""
        if len(choices) <= _SHORT or not name:
            return self._words(_POSSIBLE, choices=", ".join(choices))
        first, file = ", ".join(choices[:_FIRST]), f"content/vocabularies/{name}.yml"
        return self._words(_AMONG_OTHERS, choices=first, file=file)


def _empty(shape: Shape) -> str:
    if shape.mapping:
        return "" if shape.labels else "{}"
    return "[]" if shape.many and not shape.model else ""


def _literals(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return list(chain.from_iterable(map(_literals, get_args(annotation))))


def _as_item(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of an item of a list: a hyphen stands before its first field."""
    first = [line.startswith("#") for line in lines].index(False)
    for number, line in enumerate(lines):
        yield f"{'  - ' if number == first else '    '}{line}"
