"""The field guide and the message guide, in every language that the generator speaks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from generator.locales import Locale, interface_languages, locale
from generator.marks import N_
from generator.model import KINDS
from generator.model.base import Model
from generator.model.fields import shapes
from generator.problems import CODES
from generator.report import ADVICE


def guides() -> dict[str, str]:
    """Return every guide by its path in the project; its name is a word of its language."""
    texts: dict[str, str] = {}
    for words in map(locale, interface_languages()):
        texts[_path(words(N_("fields")), words.code, texts)] = _field_guide(words)
        texts[_path(words(N_("messages")), words.code, texts)] = _message_guide(words)
    return texts


def _path(name: str, lang: str, taken: Collection[str]) -> str:
    """Return the path of a guide; where two languages share the word, the second adds its code."""
    path = f"docs/{name}.md"
    return path if path not in taken else f"docs/{name}.{lang}.md"


def _guide(title: str, note: str, lines: Iterable[str]) -> str:
    return "\n".join((f"# {title}", "", note, "", *lines)).rstrip() + "\n"


def _field_guide(words: Locale) -> str:
    note = N_("This page is written by `cpkb export` from the models. Do not edit it.")
    groups: list[type[Model]] = []
    lines: list[str] = []
    for kind in KINDS.values():
        lines += [f"## `content/{kind.folder}/`", "", *_table(kind.model, words, groups), ""]
    lines += ["## " + words(N_("Groups of fields")), ""]
    # The tables of groups add the groups inside them.
    for group in groups:
        lines += [f"### {group.__name__}", "", *_table(group, words, groups), ""]
    return _guide(words(N_("Every field of every record")), words(note), lines)


def _table(model: type[Model], words: Locale, groups: list[type[Model]]) -> Iterator[str]:
    """Yield the lines of a table of the fields; add the groups that they hold to ``groups``."""
    heads = words.each((N_("Field"), N_("Needed"), N_("What it holds")))
    yield f"| {' | '.join(heads)} |"
    yield "| --- | --- | --- |"
    for shape in shapes(model):
        info = model.model_fields[shape.name]
        text = words(info.description or "")
        if group := shape.model:
            if group not in groups:
                groups.append(group)
            text += f" → [{group.__name__}](#{group.__name__.lower()})"
        needed = words(N_("yes")) if info.is_required() else ""
        yield f"| `{shape.name}` | {needed} | {text} |"


def _message_guide(words: Locale) -> str:
    note = N_(
        "This page is written by `cpkb export` from the register. Do not edit it. "
        "Words in braces stand for your own."
    )
    lines: list[str] = []
    for name, code in CODES.items():
        weight = "" if code.blocks else f" ({words(ADVICE)})"
        # The marks that a message shows are only shown.
        texts = (re.sub(r"([\[<*`~])", r"\\\1", words(text)) for text in (code.message, code.hint))
        lines += [f"## {name}{weight}", "", "\n\n".join(texts), ""]
    return _guide(words(N_("Every message of the checker")), words(note), lines)
