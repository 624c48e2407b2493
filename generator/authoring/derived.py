"""Schemas, field and message guides, case form: derived from the models by ``cpkb export``."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.files import write_whole
from generator.library import Library
from generator.locales import Locale, interface_languages, locale
from generator.marks import N_
from generator.model import KINDS
from generator.model.base import Model
from generator.model.fields import shapes
from generator.model.records import Case
from generator.problems.codes import CODES
from generator.report import ADVICE

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
_NEEDED = ("story", "countries", "saving", "sources")
_STORY = N_("Tell it as you would tell a colleague: what was lost, what was changed, what it took.")


def write_derived(project: Path, library: Library) -> Iterator[Path]:
    """Write every derived file of the project; yield each of them."""
    for name, text in derived(library).items():
        write_whole(project / name, text.encode())
        yield project / name


def derived(library: Library) -> dict[str, str]:
    """Return the text of every derived file by its path in the project."""
    found = {
        f"schemas/{kind.folder}.schema.json": _schema(kind.model, library)
        for kind in KINDS.values()
    }
    for words in map(locale, interface_languages()):
        for name, guide in ((N_("fields"), _field_guide), (N_("messages"), _message_guide)):
            path = f"docs/{words(name)}.md"
            # Where two languages share the word, the second adds its code.
            found[f"docs/{words(name)}.{words.code}.md" if path in found else path] = guide(words)
    return found | {".github/ISSUE_TEMPLATE/new-case.yml": _form()}


def _schema(model: type[Model], library: Library) -> str:
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema = _with_choices(dialect | model.model_json_schema(), library)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _with_choices(node: Any, library: Library) -> Any:
    """Return a schema in which closed lists are written out and no key is left unchecked."""
    if isinstance(node, list):
        return [_with_choices(item, library) for item in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _with_choices(value, library) for key, value in node.items()}
    if name := changed.pop("x-vocabulary", None):
        changed["enum"] = sorted(library.choices(name))
    if "patternProperties" in changed:
        changed["additionalProperties"] = False
    return changed


def _field_guide(words: Locale) -> str:
    groups: list[type[Model]] = []
    lines: list[str] = []
    for kind in KINDS.values():
        lines += [f"## `content/{kind.folder}/`", "", *_table(kind.model, words, groups), ""]
    lines += ["## " + words("Groups of fields"), ""]
    # The tables of groups add the groups inside them.
    for group in groups:
        lines += [f"### {group.__name__}", "", *_table(group, words, groups), ""]
    note = words("This page is written by `cpkb export` from the models. Do not edit it.")
    return _guide(words("Every field of every record"), note, lines)


def _table(model: type[Model], words: Locale, groups: list[type[Model]]) -> Iterator[str]:
    """Yield the lines of a table of the fields; add the groups that they hold to ``groups``."""
    heads = words("Field"), words("Needed"), words("What it holds")
    yield f"| {' | '.join(heads)} |"
    yield "| --- | --- | --- |"
    for shape in shapes(model):
        info = model.model_fields[shape.name]
        text = words(info.description) if info.description else ""
        if group := shape.model:
            if group not in groups:
                groups.append(group)
            text += f" → [{group.__name__}](#{group.__name__.lower()})"
        needed = words("yes") if info.is_required() else ""
        yield f"| `{shape.name}` | {needed} | {text} |"


def _message_guide(words: Locale) -> str:
    lines: list[str] = []
    for name in CODES:
        heading, *texts = explanation(name, words)
        # The marks that a message shows are only shown.
        shown = (re.sub(r"([\[<*`~])", r"\\\1", text) for text in texts)
        lines += [f"## {heading}", "", "\n\n".join(shown), ""]
    note = words(
        "This page is written by `cpkb export` from the register. Do not edit it. "
        "Words in braces stand for your own."
    )
    return _guide(words("Every message of the checker"), note, lines)


def explanation(name: str, words: Locale) -> list[str]:
    """Return what the message guide says of a code: its heading, the message, its cures."""
    code = CODES[name]
    heading = name if code.blocks else f"{name} ({words(ADVICE)})"
    return [heading, *(words(text) for text in (code.message, code.hint, *code.hints.values()))]


def _guide(title: str, note: str, lines: Iterable[str]) -> str:
    return "\n".join((f"# {title}", "", note, "", *lines)).rstrip() + "\n"


def _form() -> str:
    """Return the issue form for those who send a case without git, in all languages at once."""
    inner = {shape.name: shape.model for shape in shapes(Case)}
    questions = {"story": _STORY, **QUESTIONS}
    issue_form = {
        "name": _in_all_languages(N_("New case")),
        "description": _in_all_languages(N_("Tell what a plant did and what it saved.")),
        "labels": ["case"],
        "body": [
            {
                "type": "textarea" if name == "story" or inner[name] else "input",
                "id": name,
                "attributes": {"label": _in_all_languages(text)},
                "validations": {"required": name in _NEEDED},
            }
            for name, text in questions.items()
        ],
    }
    return yaml.safe_dump(issue_form, allow_unicode=True, sort_keys=False, width=100)


def _in_all_languages(text: str) -> str:
    said = (locale(lang)(text) for lang in interface_languages())
    # Three full stops stay; a single one goes.
    return " / ".join(dict.fromkeys(re.sub(r"(?<!\.)\.$", "", words) for words in said))
