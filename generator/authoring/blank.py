"""A record to fill in, written from its model: what ``cpkb new`` makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler

from generator.files import write_text
from generator.locales import Locale, country_codes
from generator.marks import N_
from generator.model import Kind
from generator.model.base import ID_PATTERN, Model
from generator.model.fields import Shape, shapes
from generator.model.records import CountryProfile

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
    file = content / kind.folder / f"{id_}{kind.suffix}"
    if wrong := _hindrance(kind, id_, file):
        raise NotPossibleError(words(wrong, name=id_, file=file.name))
    write_text(file, blank(kind, words))
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
    infos = kind.model.model_fields
    required = [shape for shape in shapes(kind.model) if infos[shape.name].is_required()]
    optional = [shape for shape in shapes(kind.model) if shape not in required]
    form = _Form(words)
    lines = [*form.fields(kind.model, required), "", f"# {words(_OPTIONAL)}"]
    lines += [f"# {line}".rstrip() for line in form.fields(kind.model, optional)]
    fields = "\n".join(lines) + "\n"
    if kind.suffix == ".yml":
        return fields
    return f"{_MARK.START_DELIMITER}\n{fields}{_MARK.END_DELIMITER}\n\n{words(_STORY)}"


class _Form:
    """Writes fields with their comments; a group of fields is explained where it comes first."""

    def __init__(self, words: Locale) -> None:
        self.words = words
        # Other fields are left empty: a value that looks real would pass the check unread.
        self._values = {"reviewed": date.today().isoformat(), "lang": words.code}
        self._explained: set[type[Model]] = set()

    def fields(self, model: type[Model], held: Iterable[Shape], indent: str = "") -> Iterator[str]:
        """Yield comment and line of these fields of a model, and of those inside them."""
        for shape in held:
            description = model.model_fields[shape.name].description
            if description and model not in self._explained:
                yield f"{indent}# {self.words(description)}"
            yield f"{indent}{shape.name}: {self._values.get(shape.name, '')}".rstrip()
            if shape.model:
                yield from self._inner(shape.model, shape.many, indent)

    def _inner(self, model: type[Model], many: bool, indent: str) -> Iterator[str]:
        deeper = indent + ("    " if many else "  ")
        lines = list(self.fields(model, shapes(model), deeper))
        self._explained.add(model)
        if many:
            first = [line.lstrip().startswith("#") for line in lines].index(False)
            lines[first] = f"{indent}  - {lines[first].lstrip()}"
        yield from lines
