"""A translation to fill in: the texts of its original, each with the words to translate."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.authoring.blank import NotPossibleError, holds_anything, waiting
from generator.files import write_whole
from generator.library import Entry
from generator.loading import read_some
from generator.locales import Locale, language_codes
from generator.marks import N_
from generator.model import Kind
from generator.model.fields import Loc, texts
from generator.problems import one_line

_LONGEST = 10_000


def write_translation(content: Path, kind: Kind, id_: str, lang: str, words: Locale) -> Path:
    """Write an empty translation of a record; return its file.

    Raise ``NotPossibleError`` if there cannot be one.
    """
    original = content / kind.folder / f"{id_}{kind.suffix}"
    file = original.with_name(f"{id_}.{lang}{kind.suffix}")
    entry = read_some(content, [original]).library.entries[kind.folder].get(id_)
    if wrong := _hindrance(kind, entry, lang, original, file):
        name = original.relative_to(content.parent).as_posix()
        raise NotPossibleError(words(wrong, name=f"{id_}.{lang}", file=name, lang=lang))
    assert entry
    write_whole(file, blank_translation(entry, words).encode())
    return file


def _hindrance(kind: Kind, entry: Entry | None, lang: str, original: Path, file: Path) -> str:
    """Return why there cannot be such a translation, or an empty text."""
    if "lang" not in kind.model.model_fields:
        return N_("These records hold all languages in one file: {file}")
    if lang not in language_codes():
        return N_('"{lang}" is not the code of a language. Use two or three letters: my-tannery.es')
    if not original.is_file():
        return N_("There is no original {file}. Write it first.")
    if not entry:
        return N_("The original has problems. Cure them first: cpkb check {file}")
    if entry.lang == lang:
        return N_('The original {file} is in "{lang}" already.')
    return N_("There is a translation {name} already.") if holds_anything(file) else ""


def blank_translation(entry: Entry, words: Locale) -> str:
    """Return the text of an empty translation; what it must have comes first."""
    fields, found = entry.kind.model.model_fields, dict(texts(entry.record))
    needed = {loc: text for loc, text in found.items() if fields[str(loc[0])].is_required()}
    others = {loc: text for loc, text in found.items() if loc not in needed}
    lines = [f"reviewed: {date.today().isoformat()}", *_lines(needed)]
    if others:
        text = N_("What follows may be left out, and is then shown as in the original.")
        lines += ["", f"## {words(text)}", *map(waiting, _lines(others))]
    headings = entry.document.headings.values()
    body = "".join(f"\n{'#' * one.level} {one.text}\n" for one in headings)
    return "\n".join(["---", *lines, "---", body])


def _lines(found: Mapping[Loc, str]) -> Iterator[str]:
    """Yield the lines of texts by their places, what the original says above each."""
    before: Loc = ()
    for loc, text in found.items():
        for depth, step in enumerate(loc):
            if loc[: depth + 1] != before[: depth + 1]:
                if depth == len(loc) - 1:
                    yield f"{'  ' * depth}## {one_line(text, _LONGEST)}"
                yield f"{'  ' * depth}{step}:"
        before = loc
