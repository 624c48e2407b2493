"""A record to fill in, written from its model: what ``cpkb new`` makes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from generator.files import write_whole
from generator.locales import Locale, country_codes
from generator.marks import N_
from generator.model import Kind
from generator.model.base import ID_PATTERN, Model
from generator.model.fields import Shape, shapes
from generator.model.records import CountryProfile

_OPTIONAL = N_("What follows may be left out: take away the # of what you know.")
_STORY = N_("""\
## What was done

Tell it as you would tell a colleague: what was lost, what was changed, what got in the way.

## How to read the figures

What do they cover, and what should the reader be careful with?
""")


class NotPossibleError(Exception):
    """Raised when a record exists already, or its name cannot be an address."""


def write_blank(content: Path, kind: Kind, id_: str, words: Locale) -> Path:
    """Write an empty record; return its file. Raise ``NotPossibleError`` if there cannot be one."""
    file = content / kind.folder / f"{id_}{kind.suffix}"
    if wrong := _hindrance(kind, id_, file):
        raise NotPossibleError(words(wrong, name=id_, file=file.name))
    write_whole(file, blank(kind, words).encode())
    return file


def _hindrance(kind: Kind, id_: str, file: Path) -> str:
    """Return why there cannot be a new record of this name, or an empty text."""
    if not re.fullmatch(ID_PATTERN, id_):
        return N_('"{name}" cannot be an address. Use a-z, 0-9 and hyphens: my-tannery')
    if id_ == "index":
        return N_('"{name}" is the address of a list. Choose another name.')
    if kind.model is CountryProfile and id_.upper() not in country_codes():
        return N_('"{name}" is not the code of a country. Use its two letters: bo')
    return N_("{file} exists already. Choose another name.") if file.exists() else ""


def blank(kind: Kind, words: Locale) -> str:
    """Return the text of an empty record: required fields first, the others commented out."""
    model, explained = kind.model, set[type[Model]]()
    required = [one for one in shapes(model) if model.model_fields[one.name].is_required()]
    optional = [one for one in shapes(model) if one not in required]
    lines = [*_fields(model, required, words, explained), "", f"# {words(_OPTIONAL)}"]
    lines += [f"# {line}".rstrip() for line in _fields(model, optional, words, explained)]
    fields = "\n".join(lines) + "\n"
    return fields if kind.suffix == ".yml" else f"---\n{fields}---\n\n{words(_STORY)}"


def _fields(
    model: type[Model], held: Iterable[Shape], words: Locale, explained: set[type[Model]]
) -> Iterator[str]:
    """Yield comment and line of fields; a group of fields is explained where it comes first."""
    # Other fields are left empty: a value that looks real would pass the check unread.
    values = {"reviewed": date.today().isoformat(), "lang": words.code}
    for shape in held:
        description = model.model_fields[shape.name].description
        if description and model not in explained:
            yield f"# {words(description)}"
        yield f"{shape.name}: {values.get(shape.name, '')}".rstrip()
        if inner := shape.model:
            lines = list(_fields(inner, shapes(inner), words, explained))
            explained.add(inner)
            yield from _as_item(lines) if shape.many else (f"  {line}" for line in lines)


def _as_item(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the first item of a list: a hyphen stands before its first field."""
    first = [line.startswith("#") for line in lines].index(False)
    for number, line in enumerate(lines):
        yield f"{'  - ' if number == first else '    '}{line}"
