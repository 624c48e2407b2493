"""A record to fill in, written from its model: what ``cpkb new`` makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler
from pydantic.fields import FieldInfo

from generator.files import write_text
from generator.locales import Locale, country_codes
from generator.marks import N_
from generator.model import Kind
from generator.model.base import ID_PATTERN, Model
from generator.model.fields import Shape, shapes
from generator.model.profiles import CountryProfile

_MARK = YAMLHandler()
_OPTIONAL = N_("What follows may be left out: take away the # of what you know.")
_STORY = N_("""\
## What was done

Tell it as you would tell a colleague: what was lost, what was changed, what got in the way.

## How to read the figures

What do they cover, and what should the reader be careful with?
""")


class NotPossibleError(Exception):
    """Raised when a record cannot be written: it exists, or its name cannot be an address."""


def write_blank(content: Path, kind: Kind, id_: str, words: Locale) -> Path:
    """Write an empty record of ``kind`` with a comment beside every field; return its file.

    Raise ``NotPossibleError`` instead of writing over a record or under a name that is no address.
    """
    if wrong := _wrong_name(kind, id_):
        raise NotPossibleError(words(wrong, name=id_))
    file = content / kind.folder / f"{id_}{kind.suffix}"
    if file.exists():
        text = N_("{file} exists already. Choose another name.")
        raise NotPossibleError(words(text, file=file.name))
    write_text(file, blank(kind, words))
    return file


def _wrong_name(kind: Kind, id_: str) -> str:
    """Return why a record of ``kind`` cannot have this name, or an empty text."""
    if not re.fullmatch(ID_PATTERN, id_):
        return N_('"{name}" cannot be an address. Use a-z, 0-9 and hyphens: my-tannery')
    if id_ == "index":
        return N_('"{name}" is the address of a list. Choose another name.')
    if kind.model is CountryProfile and id_.upper() not in country_codes():
        return N_('"{name}" is not the code of a country. Use its two letters: bo')
    return ""


def blank(kind: Kind, words: Locale) -> str:
    """Return the text of an empty record: required fields first, the others commented out."""
    required = [shape for shape in shapes(kind.model) if _info(kind.model, shape).is_required()]
    optional = [shape for shape in shapes(kind.model) if shape not in required]
    form = _Form(words)
    lines = [line for shape in required for line in form.field(kind.model, shape)]
    lines += ["", f"# {words(_OPTIONAL)}"]
    for shape in optional:
        lines += [f"# {line}".rstrip() for line in form.field(kind.model, shape)]
    fields = "\n".join(lines) + "\n"
    if kind.suffix == ".yml":
        return fields
    return f"{_MARK.START_DELIMITER}\n{fields}{_MARK.END_DELIMITER}\n\n{words(_STORY)}"


def _info(model: type[Model], shape: Shape) -> FieldInfo:
    return model.model_fields[shape.name]


class _Form:
    """Writes fields with their comments; a group of fields is explained where it comes first."""

    def __init__(self, words: Locale) -> None:
        self.words = words
        self._explained: set[type[Model]] = set()

    def field(self, model: type[Model], shape: Shape, indent: str = "") -> Iterator[str]:
        """Yield the comment and the line of one field, and those of the fields inside it."""
        description = _info(model, shape).description
        if description and model not in self._explained:
            yield f"{indent}# {self.words(description)}"
        if not shape.model:
            yield f"{indent}{shape.name}: {self._value(shape)}".rstrip()
            return
        yield f"{indent}{shape.name}:"
        inner_indent = indent + ("    " if shape.many else "  ")
        yield from self._inner(shape.model, shape.many, inner_indent)

    def _inner(self, model: type[Model], many: bool, indent: str) -> Iterator[str]:
        lines = [line for shape in shapes(model) for line in self.field(model, shape, indent)]
        self._explained.add(model)
        if many:
            is_field = (not line.lstrip().startswith("#") for line in lines)
            first = list(is_field).index(True)
            lines[first] = f"{indent[:-2]}- {lines[first].lstrip()}"
        yield from lines

    def _value(self, shape: Shape) -> str:
        if shape.name == "reviewed":
            return date.today().isoformat()
        if shape.name == "lang":
            return self.words.code
        # Left empty on purpose: a value that looks real would pass the check unread.
        return ""
