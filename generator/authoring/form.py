"""The form for those who send a case without git, in all languages of the generator at once."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.locales import interface_languages, locale
from generator.marks import N_
from generator.model.fields import shapes
from generator.model.records import Case

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


def form() -> str:
    """Return the issue form for those who send a case without git, in all languages."""
    inner = {shape.name: shape.model for shape in shapes(Case)}
    body = [_question("story", _STORY, "textarea", needed=True)]
    for name, text in QUESTIONS.items():
        kind = "textarea" if inner[name] else "input"
        body.append(_question(name, text, kind, needed=name in _NEEDED))
    issue_form = {
        "name": _in_all_languages(N_("New case")),
        "description": _in_all_languages(N_("Tell what a plant did and what it saved.")),
        "labels": ["case"],
        "body": body,
    }
    return yaml.safe_dump(issue_form, allow_unicode=True, sort_keys=False, width=100)


def _question(id_: str, text: str, kind: str, *, needed: bool) -> dict[str, Any]:
    attributes = {"label": _in_all_languages(text)}
    return {"type": kind, "id": id_, "attributes": attributes, "validations": {"required": needed}}


def _in_all_languages(text: str) -> str:
    said = (locale(lang)(text) for lang in interface_languages())
    # Three full stops stay; a single one goes.
    return " / ".join(dict.fromkeys(re.sub(r"(?<!\.)\.$", "", words) for words in said))
