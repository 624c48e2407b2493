"""The prose of a record as a tree of values that a Typst template walks.

Nothing of it is ever run: a node says what it is, and its text stays text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from markdown_it.token import Token

from generator.prose import Resolve, alt_of, href, read

Node = dict[str, Any]
Tree = tuple[Node, ...]


def tree(text: str, resolve: Resolve) -> Tree:
    """Return the blocks of a text; ``resolve`` turns a link of the record into a web address."""
    return tuple(_blocks(iter(read(text).tokens), resolve))


def _blocks(tokens: Iterator[Token], resolve: Resolve) -> Iterator[Node]:
    """Yield the blocks until the one around them ends; the parser nests them 20 deep at most."""
    for token in takewhile(_goes_on, tokens):
        if token.type == "heading_open":
            content = _content(tokens, resolve)
            yield {"is": "heading", "level": int(token.tag[1:]), "content": content}
        elif token.type == "paragraph_open":
            yield {"is": "paragraph", "content": _content(tokens, resolve)}
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            start = int(token.attrs.get("start", 1)) if token.tag == "ol" else 0
            items = [[*_blocks(tokens, resolve)] for _ in takewhile(_goes_on, tokens)]
            yield {"is": "list", "start": start, "items": items}
        elif token.type == "blockquote_open":
            yield {"is": "quote", "content": [*_blocks(tokens, resolve)]}
        elif token.type == "table_open":
            head, *rows = _rows(tokens, resolve)
            yield {"is": "table", "head": head, "rows": rows}
        elif token.type in ("fence", "code_block"):
            yield {"is": "paragraph", "content": [_text(token.content)]}


def _goes_on(token: Token) -> bool:
    return token.nesting >= 0


def _rows(tokens: Iterator[Token], resolve: Resolve) -> list[list[list[Node]]]:
    rows: list[list[list[Node]]] = []
    for token in takewhile(lambda token: token.type != "table_close", tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_inlines(token, resolve))
    return rows


def _content(tokens: Iterator[Token], resolve: Resolve) -> list[Node]:
    """Return the words of a paragraph or heading, and go past its end."""
    inline, _ = next(tokens), next(tokens)
    return _inlines(inline, resolve)


def _inlines(inline: Token, resolve: Resolve) -> list[Node]:
    """Return the words of a paragraph, heading or cell; there is no limit to their nesting."""
    # Where the next piece goes, from the whole down to the innermost mark.
    around: list[list[Node]] = [[]]
    for token in inline.children or ():
        if token.nesting < 0:
            around.pop()
            continue
        node = _inline(token, resolve)
        around[-1].append(node)
        if token.nesting > 0:
            around.append(node["content"])
    return around[0]


def _inline(token: Token, resolve: Resolve) -> Node:
    if token.type in ("strong_open", "em_open"):
        return {"is": token.tag, "content": []}
    if token.type == "link_open":
        url = href(str(token.attrs["href"]), resolve)
        return {"is": "link", "url": url, "content": []} if url else {"is": "group", "content": []}
    if token.type == "hardbreak":
        return {"is": "break"}
    if token.type == "softbreak":
        return _text(" ")
    return _text(alt_of(token) if token.type == "image" else token.content)


def _text(text: str) -> Node:
    return {"is": "text", "text": text}
