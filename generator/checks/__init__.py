"""The checks that need the whole library; each module is one kind of finding."""

from __future__ import annotations

from pathlib import Path

from generator.checks import languages, links, logos, numbers, prose, translations
from generator.library import Library
from generator.loading import load
from generator.problems import Problem


def check(content: Path) -> tuple[Library, list[Problem]]:
    """Load ``content`` and return its library with every problem, sorted by place."""
    library, problems = load(content)
    for module in (links, languages, translations, prose, numbers, logos):
        problems += module.problems(library)
    return library, sorted(problems, key=lambda problem: problem.order)
