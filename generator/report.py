"""Problems as text, as GitHub annotations, as a summary in Markdown and as JSON."""

import json
import re
from collections.abc import Sequence

from generator.locales import Locale, interface_languages, locale
from generator.marks import N_
from generator.problems import OBEYED, Problem, inert, one_line
from generator.problems.codes import CODES

# Values that are themselves interface texts; the others are the contributor's own words.
_TRANSLATED = ("expected", "found", "holds", "how", "kind", "limit_words", "part", "what")
ERROR, ADVICE = N_("error"), N_("advice")
# GitHub takes a summary of at most 1 MiB.
MOST_IN_SUMMARY = 100
LONGEST_IN_SUMMARY = 500


def message(problem: Problem, words: Locale) -> str:
    """Return what is wrong, in the language of ``words``."""
    return words(CODES[problem.code].message).format(**_values(problem, words))


def hint(problem: Problem, words: Locale) -> str:
    """Return what to type, in the language of ``words``."""
    values = _values(problem, words)
    return words(CODES[problem.code].hint_for(values)).format(**values)


def summary(problems: Sequence[Problem], words: Locale) -> str:
    """Return the closing line: how many problems and pieces of advice there are."""
    errors = sum(problem.blocks for problem in problems)
    advice = len(problems) - errors
    counted = words.plural("{count} problem", "{count} problems", errors)
    advised = words.plural("{count} piece of advice", "{count} pieces of advice", advice)
    said = (counted if errors else words(N_("No problem")), advised if advice else "")
    return ", ".join(filter(None, said)) + "."


def as_text(problems: Sequence[Problem], words: Locale) -> str:
    """Return one paragraph a problem and a closing line that counts them."""
    found = [paragraph(problem, words) for problem in problems]
    return "\n".join([*found, summary(problems, words)])


def paragraph(problem: Problem, words: Locale) -> str:
    """Return one problem in two lines: where and what it is, and what to type."""
    return f"{inert(_finding(problem, words))}\n    {hint(problem, words)}"


def _finding(problem: Problem, words: Locale) -> str:
    mark = "" if problem.blocks else f" ({words(ADVICE)})"
    return f"{problem.where}  {problem.code}{mark}  {message(problem, words)}"


def as_github(problems: Sequence[Problem], words: Locale) -> str:
    """Return workflow commands that GitHub shows beside the lines of a pull request."""
    return "\n".join([*(_command(one, words) for one in problems), summary(problems, words)])


def _command(problem: Problem, words: Locale) -> str:
    level, (line, column) = "error" if problem.blocks else "notice", problem.place
    text = _escaped(f"{message(problem, words)}\n{hint(problem, words)}")
    path = inert(_escaped(str(problem.path))).replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={path},line={line},col={column},title={problem.code}::{text}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_summary(problems: Sequence[Problem], words: Locale) -> str:
    """Return a summary in Markdown in every language, that of ``words`` first."""
    languages = dict.fromkeys((words.code, *interface_languages()))
    return "\n\n".join(_section(problems, locale(lang)) for lang in languages)


def _section(problems: Sequence[Problem], words: Locale) -> str:
    """Return the summary in one language: errors first, and what quotes a record indented."""
    chosen = sorted(problems, key=lambda problem: not problem.blocks)[:MOST_IN_SUMMARY]
    found = [
        f"    {_tamed(_finding(problem, words))}\n        {_tamed(hint(problem, words))}"
        for problem in chosen
    ]
    title, count = words(N_("Check of the records")), words.number(len(chosen))
    more = words(N_("The first {count} are shown; cpkb check shows all."), count=count)
    left = more if len(chosen) < len(problems) else ""
    parts = (f"## {title}", "\n".join(found), left, summary(problems, words))
    return "\n\n".join(filter(None, parts))


def _tamed(text: str) -> str:
    """Return a text on one line, not too long, and nothing that a log takes for a command."""
    return re.sub(r"^:(?=:)", ": ", one_line(text, LONGEST_IN_SUMMARY))


def as_json(problems: Sequence[Problem], words: Locale) -> str:
    """Return a JSON list with one object a problem."""
    found = [
        {
            "path": str(problem.path),
            **problem.place._asdict(),
            "code": problem.code,
            "severity": "error" if problem.blocks else "advice",
            "message": message(problem, words),
            "hint": hint(problem, words),
        }
        for problem in problems
    ]
    text = json.dumps(found, ensure_ascii=False, indent=2)
    # Spelt as JSON spells them, so that the values stay exact.
    return OBEYED.sub(_spelt_in_json, text).replace("##[", r"##\u005b")


def _spelt_in_json(sign: re.Match[str]) -> str:
    return "\n" if sign[0] == "\n" else json.dumps(sign[0])[1:-1]


FORMATS = {"text": as_text, "github": as_github, "summary": as_summary, "json": as_json}


def _values(problem: Problem, words: Locale) -> dict[str, str]:
    values = {name: words(text) if name in _TRANSLATED else text for name, text in problem.values}
    if "limit_words" in values:
        values["limit"] = f"{values['limit_words']} {values['limit']}"
    return values
