"""Writes the tables of mistakes in docs/ from the rows of tests/examples/mistakes.yml."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from generator.locales import Locale, locale
from generator.problems import Problem
from generator.report import hint, message
from tests.unit.content import Content
from tests.unit.mistakes import Mistake, mistakes, problems_with

DOCS = Path(__file__).parents[1] / "docs"
# What is told of the tables, by the language and the name of the document.
HEADS = {
    ("en", "mistakes.md"): (
        "Mistakes, and what to type next",
        "Each row is a mistake that people make, what `cpkb check` says of it, and what is typed "
        "next. What any message means: [messages.md](messages.md), or `cpkb check --explain K108`.",
        "This page is written by `python -m tools.mistakes` from `tests/examples/mistakes.yml`, "
        "and the tests try every row. Do not edit it. A dot · stands for a space at the start of "
        "a line, and [U+00AD] for a sign that cannot be seen.",
        ("Typed", "The message", "Type next"),
    ),
    ("es", "errores.md"): (
        "Errores, y qué escribir entonces",
        "Cada fila es un error que se comete, lo que dice `cpkb check` y lo que se escribe "
        "entonces. Qué significa un mensaje: [mensajes.md](mensajes.md), o "
        "`cpkb check --explain K108`.",
        "Esta página la escribe `python -m tools.mistakes` a partir de "
        "`tests/examples/mistakes.yml`, y las pruebas ensayan cada fila. No la edite. Un punto · "
        "es un espacio al comienzo de la línea, y [U+00AD] un signo que no se ve.",
        ("Lo escrito", "El mensaje", "Qué escribir"),
    ),
}


def main() -> None:
    """Write the documents."""
    for path, text in documents().items():
        path.write_text(text, encoding="utf-8")


def documents() -> dict[Path, str]:
    """Return the text of each document by its path."""
    with tempfile.TemporaryDirectory() as folder:
        content = Content(Path(folder))
        found = [(one, problems_with(one, content)[0]) for one in mistakes()]
    written = {}
    for (lang, name), (title, about, note, columns) in HEADS.items():
        head = [f"# {title}", "", about, "", note, "", _row(columns), _row(["---"] * 3)]
        rows = [_mistake(one, problem, locale(lang)) for one, problem in found]
        written[DOCS / name] = "\n".join([*head, *rows, ""])
    return written


def _mistake(mistake: Mistake, problem: Problem, words: Locale) -> str:
    title = mistake.es if words.code == "es" else mistake.en
    typed, cured = _lines(mistake.typed), _lines(mistake.next)
    wrong = [line for line in typed if line not in cured] or typed or [mistake.file]
    right = [line for line in cured if line not in typed] or cured or [mistake.renamed]
    said = f"{problem.code} {_plain(message(problem, words))}<br>{_plain(hint(problem, words))}"
    return _row([f"**{title}**<br>{_code(wrong)}", said, _code(right)])


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _lines(text: str | None) -> list[str]:
    return [line for line in (text or "").split("\n") if line]


def _code(lines: list[str]) -> str:
    return "<br>".join(_in_ticks(line) for line in lines if line)


def _in_ticks(line: str) -> str:
    """Return a line as code in which no sign is hidden."""
    shown = re.sub(r"^ +", lambda spaces: "·" * len(spaces[0]), "".join(map(_seen, line)))
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def _seen(sign: str) -> str:
    if sign == "\t":
        return "[tab]"
    return sign if sign.isprintable() and sign != "\u00a0" else f"[U+{ord(sign):04X}]"


def _plain(text: str) -> str:
    """Return a text in which no sign is a mark of Markdown."""
    return re.sub(r"([\\\[\]<>*_`~#])", r"\\\1", "".join(map(_seen, text)))


if __name__ == "__main__":
    main()
