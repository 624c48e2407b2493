"""TEMPORARY."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt

_md = MarkdownIt("commonmark").enable("table")
_md.validateLink = lambda url: True  # type: ignore[method-assign]
_md.normalizeLink = lambda url: url  # type: ignore[method-assign]


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    slug: str
    line: int


@dataclass(frozen=True)
class Prose:
    tokens: tuple[Any, ...]
    headings: tuple[Heading, ...]


def slug(text: str) -> str:
    import unicodedata

    value = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    value = re.sub(r"[^\w\s-]", "", value).strip().lower()
    return re.sub(r"[-\s]+", "-", value)


@lru_cache(64)
def read(text: str) -> Prose:
    tokens = _md.parse(text)
    heads = []
    for a, b in zip(tokens, tokens[1:]):
        if a.type == "heading_open":
            words = "".join(c.content if c.type != "softbreak" else " " for c in b.children or ())
            heads.append(Heading(int(a.tag[1:]), words, slug(words), 0))
    return Prose(tuple(tokens), tuple(heads))
