"""Synthetic libraries: the real content with many more cases, in two languages."""

from __future__ import annotations

import itertools
import random
import shutil
from pathlib import Path

PROJECT = Path(__file__).parent.parent
SECTORS = ("tanneries", "textiles", "hotels", "breweries", "slaughterhouses-poultry")
COUNTRIES = ("BO", "CO", "EC", "GT", "JM", "MX", "PE")

_CASE = """\
---
title: {title}
summary: {summary}
lang: en
reviewed: 2026-01-{day:02}
scope: enterprise
countries: [{country}]
sectors: [{sector}]
plants: 1
start: {year}
investment: {{amount: {investment}, currency: USD, {source}}}
saving: {{amount: {saving}, currency: USD, per: year, {source}}}
results:
  - {{id: water, resource: water, reduction_percent: {water}, {source}}}
  - {{id: energy, resource: energy, reduction_percent: {energy}, {source}}}
---

{body}"""

_TRANSLATION = """\
---
title: {title}
summary: {summary}
reviewed: 2026-01-{day:02}
---

{body}"""

_WORDS = {
    "en": "the plant measured water steam salt and chemicals before each shift and wrote down what "
    "was lost then closed taps mended leaks and used the last rinse again for the first wash",
    "es": "la planta midió agua vapor sal y productos antes de cada turno y anotó lo que se perdía "
    "luego cerró llaves reparó fugas y usó otra vez el último enjuague para el primer lavado",
}


def write_library(target: Path, cases: int) -> None:
    """Write a project with the real content and ``cases`` synthetic ones to ``target``."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.copytree(PROJECT / "content", target / "content")
    shutil.copyfile(PROJECT / "mkdocs.yml", target / "mkdocs.yml")
    # A fixed seed: every run measures the same library.
    chance = random.Random(cases)
    for number in range(cases):
        _write_case(target / "content" / "cases", number, chance)


def _write_case(folder: Path, number: int, chance: random.Random) -> None:
    values = {
        "title": f"Plant {number}",
        "summary": f"Plant {number} saved water and energy.",
        "day": number % 28 + 1,
        "country": chance.choice(COUNTRIES),
        "sector": chance.choice(SECTORS),
        "source": "source: usaid-lac-brochure, evidence: reported",
        "year": chance.randint(1990, 2020),
        "investment": chance.randint(100, 90_000),
        "saving": chance.randint(1_000, 90_000),
        "water": chance.randint(5, 80),
        "energy": chance.randint(5, 60),
    }
    english = _CASE.format(**values, body=_story("en", chance))
    spanish = values | {"title": f"Planta {number}", "summary": f"La planta {number} ahorró agua."}
    (folder / f"synthetic-{number}.md").write_text(english, encoding="utf-8")
    (folder / f"synthetic-{number}.es.md").write_text(
        _TRANSLATION.format(**spanish, body=_story("es", chance)), encoding="utf-8"
    )


def _story(lang: str, chance: random.Random) -> str:
    """Return about 430 words in three sections."""
    words = _WORDS[lang].split()
    heads = itertools.count(1)
    return "\n\n".join(
        f"## {next(heads)}\n\n" + " ".join(chance.choices(words, k=140)) + "." for _ in range(3)
    )
