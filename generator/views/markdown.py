"""Plain text into Markdown: escaping, links between pages, the template environment."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markdown.extensions.toc import slugify  # type: ignore[import-untyped]
from markupsafe import Markup

TEMPLATES = Path(__file__).parents[1] / "web" / "templates"

# Characters that mean something to Markdown or HTML, anywhere in a line.
_SPECIAL = re.compile(r"[&<>\"'\\`*_\[\]|~{}]")
# What means something only at the start of a line: lists, headings, quotes, rules.
_OPENING = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+#=:!])")


def plain(text: str) -> Markup:
    """Return ``text`` so that Markdown shows exactly its characters.

    Special characters become numeric entities, which mean the same in Markdown, in a table cell
    and in an HTML block; a backslash would not.
    """
    one_line = " ".join(text.split())
    escaped = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", one_line)
    return Markup(_OPENING.sub(_entity_of_opening, escaped))  # noqa: S704 - escaped above


def _entity_of_opening(match: re.Match[str]) -> str:
    number, mark, sign = match.groups()
    return f"{number}&#{ord(mark)};" if number else f"&#{ord(sign)};"


def relative(target: str, page: str) -> str:
    """Return the link from one page of the Markdown tree to another."""
    return _relative_to_folder(target, posixpath.dirname(page) or ".")


@cache
def _relative_to_folder(target: str, folder: str) -> str:
    return posixpath.relpath(target, folder)


def address(page: str) -> str:
    """Return the address of a page of the Markdown tree, without the language."""
    if page.endswith("index.md"):
        return page.removesuffix("index.md")
    return page.removesuffix(".md") + "/"


def anchor(heading: str) -> str:
    """Return the address of a heading within its page, as Python-Markdown makes it."""
    return str(slugify(heading, "-"))


@cache
def environment() -> jinja2.Environment:
    """Return the environment of the page templates; it stops at anything undefined."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finished,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["anchor"] = anchor
    return made


def _finished(value: Any) -> Any:
    """Escape every text that a template prints, unless a view has finished it."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
