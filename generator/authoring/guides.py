"""The field guide and the message guide, in every language that the generator speaks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.locales import Locale, interface_languages, locale
from generator.marks import N_
from generator.model import KINDS
from generator.model.base import Model
from generator.model.fields import shapes
from generator.problems import CODES
from generator.report import ADVICE

_FIELDS_TITLE = N_("Every field of every record")
_GROUPS_TITLE = N_("Groups of fields")
_MESSAGES_TITLE = N_("Every message of the checker")


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


def _field_guide(words: Locale) -> str:
    lines = [
        f"# {words(_FIELDS_TITLE)}",
        "",
        words(N_("This page is written by `cpkb export` from the models. Do not edit it.")),
        "",
    ]
    inner: dict[str, type[Model]] = {}
    for kind in KINDS.values():
        lines += [f"## `content/{kind.folder}/`", "", *_field_table(kind.model, words, inner), ""]
    lines += [f"## {words(_GROUPS_TITLE)}", ""]
    done: set[str] = set()
    while missing := [name for name in inner if name not in done]:
        for name in missing:
            done.add(name)
            lines += [f"### {name}", "", *_field_table(inner[name], words, inner), ""]
    return "\n".join(lines).rstrip() + "\n"


def _field_table(model: type[Model], words: Locale, inner: dict[str, type[Model]]) -> Iterator[str]:
    heads = (N_("Field"), N_("Needed"), N_("What it holds"))
    yield f"| {' | '.join(words(head) for head in heads)} |"
    yield "| --- | --- | --- |"
    for shape in shapes(model):
        info = model.model_fields[shape.name]
        text = words(info.description or "")
        if shape.model:
            inner.setdefault(shape.model.__name__, shape.model)
            text += f" → [{shape.model.__name__}](#{shape.model.__name__.lower()})"
        needed = words(N_("yes")) if info.is_required() else ""
        yield f"| `{shape.name}` | {needed} | {text} |"


def _typed(text: str) -> str:
    """Return a message in which the marks that it shows are only shown."""
    return re.sub(r"([\[<*`~])", r"\\\1", text)


def _message_guide(words: Locale) -> str:
    lines = [
        f"# {words(_MESSAGES_TITLE)}",
        "",
        words(
            N_(
                "This page is written by `cpkb export` from the register. Do not edit it. "
                "Words in braces stand for your own."
            )
        ),
        "",
    ]
    for name, code in CODES.items():
        weight = "" if code.blocks else f" ({words(ADVICE)})"
        texts = (_typed(words(text)) for text in (code.message, code.hint))
        lines += [f"## {name}{weight}", "", "\n\n".join(texts), ""]
    return "\n".join(lines).rstrip() + "\n"
