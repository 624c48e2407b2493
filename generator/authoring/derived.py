"""Files derived from the models and the registers: schemas, field guide, messages, case form.

They are kept in the repository so that they can be read without running anything; a test fails when
one of them is stale, and ``cpkb export`` writes them anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.library import Library
from generator.loading import load
from generator.locales import Locale, locale
from generator.marks import N_
from generator.model import KINDS
from generator.model.base import Model
from generator.model.case import Case
from generator.model.fields import shapes
from generator.problems import CODES
from generator.report import ADVICE

GUIDES = {
    "en": ("docs/fields.md", "docs/messages.md"),
    "es": ("docs/campos.md", "docs/mensajes.md"),
}

_FIELDS_TITLE = N_("Every field of every record")
_GROUPS_TITLE = N_("Groups of fields")
_MESSAGES_TITLE = N_("Every message of the checker")


def write_derived(project: Path) -> Iterator[Path]:
    """Write every derived file of the project; yield each of them."""
    for name, text in derived(project).items():
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        yield file


def derived(project: Path) -> dict[str, str]:
    """Return the text of every derived file by its path in the project."""
    library, _ = load(project / "content")
    texts = {
        f"schemas/{kind.folder}.schema.json": _schema(kind.model, library)
        for kind in KINDS.values()
    }
    for lang, (fields, messages) in GUIDES.items():
        texts[fields] = _field_guide(locale(lang))
        texts[messages] = _message_guide(locale(lang))
    texts[".github/ISSUE_TEMPLATE/new-case.yml"] = _form()
    return texts


def _schema(model: type[Model], library: Library) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(),
    }
    return json.dumps(_with_choices(schema, library), ensure_ascii=False, indent=2) + "\n"


def _with_choices(node: Any, library: Library) -> Any:
    """Return a schema in which every closed list is written out."""
    if isinstance(node, list):
        return [_with_choices(item, library) for item in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _with_choices(value, library) for key, value in node.items()}
    if name := changed.pop("x-vocabulary", None):
        changed["enum"] = sorted(library.choices(name))
    return changed


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
        lines += [f"## {name}{weight}", "", words(code.message), "", words(code.hint), ""]
    return "\n".join(lines).rstrip() + "\n"


# What somebody without git is asked, field by field of a case.
QUESTIONS = {
    "countries": N_("In which country is the plant?"),
    "place": N_("In which city or region?"),
    "sectors": N_("What does it make? Tannery, hotel, brewery ..."),
    "firm": N_("What is the firm called? Leave this out if it does not wish to be named."),
    "investment": N_("What did it cost? Amount, currency and year."),
    "saving": N_("What does it save? Amount and currency, each month or each year."),
    "results": N_("How much water, energy or material before and after, with the production?"),
    "sources": N_("Where do the figures come from? Bills, meter readings, a report with its page."),
}
_NEEDED = ("countries", "saving", "sources")
_STORY = N_("Tell it as you would tell a colleague: what was lost, what was changed, what it took.")


def _form() -> str:
    """Return the issue form for those who send a case without git, in all languages."""
    asked = {shape.name: shape for shape in shapes(Case)}
    body = [_question("story", _STORY, "textarea", needed=True)]
    for name in QUESTIONS:
        kind = "textarea" if asked[name].model else "input"
        body.append(_question(name, QUESTIONS[name], kind, needed=name in _NEEDED))
    form = {
        "name": _in_all_languages(N_("New case")),
        "description": _in_all_languages(N_("Tell what a plant did and what it saved.")),
        "labels": ["case"],
        "body": body,
    }
    return yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=100)


def _question(id_: str, text: str, kind: str, *, needed: bool) -> dict[str, Any]:
    attributes = {"label": _in_all_languages(text)}
    return {"type": kind, "id": id_, "attributes": attributes, "validations": {"required": needed}}


def _in_all_languages(text: str) -> str:
    return " / ".join(locale(lang)(text).rstrip(".") for lang in GUIDES)
