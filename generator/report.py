"""Problems as text, as GitHub annotations and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from generator.locales import Locale
from generator.marks import N_
from generator.problems import CODES, Problem

# Values that are themselves interface texts; the others are the contributor's own words.
_TRANSLATED = ("expected", "found", "kind", "what")

ERROR, ADVICE = N_("error"), N_("advice")


def message(problem: Problem, words: Locale) -> str:
    """Return what is wrong, in the language of ``words``."""
    return words(CODES[problem.code].message).format(**_values(problem, words))


def hint(problem: Problem, words: Locale) -> str:
    """Return what to type, in the language of ``words``."""
    code, values = CODES[problem.code], _values(problem, words)
    template = code.near if code.near and values.get("near") else code.hint
    return words(template).format(**values)


def as_text(problems: Sequence[Problem], words: Locale) -> str:
    """Return one paragraph a problem and a closing line that counts them."""
    lines: list[str] = []
    for problem in problems:
        where = f"{problem.path}:{problem.place.line}:{problem.place.column}"
        mark = "" if problem.blocks else f" ({words(ADVICE)})"
        lines += [f"{where}  {problem.code}{mark}  {message(problem, words)}"]
        lines += [f"    {hint(problem, words)}"]
    return "\n".join([*lines, summary(problems, words)])


def summary(problems: Sequence[Problem], words: Locale) -> str:
    """Return the closing line: how many problems and pieces of advice there are."""
    errors = sum(problem.blocks for problem in problems)
    advice = len(problems) - errors
    counted = [
        words.plural("{count} problem", "{count} problems", errors)
        if errors
        else words(N_("No problem"))
    ]
    if advice:
        counted.append(words.plural("{count} piece of advice", "{count} pieces of advice", advice))
    return ", ".join(counted) + "."


def as_github(problems: Sequence[Problem], words: Locale) -> str:
    """Return workflow commands that GitHub shows beside the lines of a pull request."""
    lines = []
    for problem in problems:
        level = "error" if problem.blocks else "notice"
        text = _escaped(f"{message(problem, words)}\n{hint(problem, words)}")
        path = _escaped(str(problem.path)).replace(":", "%3A").replace(",", "%2C")
        place = f"file={path},line={problem.place.line},col={problem.place.column}"
        lines.append(f"::{level} {place},title={problem.code}::{text}")
    return "\n".join([*lines, summary(problems, words)])


def as_json(problems: Sequence[Problem], words: Locale) -> str:
    """Return a JSON list with one object a problem."""
    return json.dumps(
        [
            {
                "path": str(problem.path),
                "line": problem.place.line,
                "column": problem.place.column,
                "code": problem.code,
                "severity": "error" if problem.blocks else "advice",
                "message": message(problem, words),
                "hint": hint(problem, words),
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


FORMATS: dict[str, Callable[[Sequence[Problem], Locale], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}


def _values(problem: Problem, words: Locale) -> dict[str, str]:
    values = {name: words(text) if name in _TRANSLATED else text for name, text in problem.values}
    if "limit_words" in values:
        values["limit"] = values["limit"].replace(
            values["limit_words"], words(values["limit_words"])
        )
    return values


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
