"""The prose of a record as a tree of values that a Typst template walks.

Nothing of it is ever run: a node says what it is, and its text stays text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from generator.sheets.views import Tree

Node = dict[str, Any]
Resolve = Callable[[str], str]

_markdown = MarkdownIt("commonmark").enable("table")


def tree(markdown: str, resolve: Resolve) -> Tree:
    """Return the blocks of a text; ``resolve`` turns a link of the record into a web address."""
    root = SyntaxTreeNode(_markdown.parse(markdown))
    return tuple(node for child in root.children for node in _block(child, resolve))


def _block(node: SyntaxTreeNode, resolve: Resolve) -> Iterator[Node]:
    if node.type == "heading":
        yield {"is": "heading", "level": int(node.tag[1:]), "content": _inlines(node, resolve)}
    elif node.type == "paragraph":
        yield {"is": "paragraph", "content": _inlines(node, resolve)}
    elif node.type in ("bullet_list", "ordered_list"):
        items = [[*_blocks(item, resolve)] for item in node.children]
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
        yield {"is": "list", "start": start, "items": items}
    elif node.type == "blockquote":
        yield {"is": "quote", "content": [*_blocks(node, resolve)]}
    elif node.type == "table":
        rows = [row for part in node.children for row in part.children]
        cells = [[_inlines(cell, resolve) for cell in row.children] for row in rows]
        yield {"is": "table", "head": cells[0], "rows": cells[1:]}
    elif node.type in ("fence", "code_block"):
        yield {"is": "paragraph", "content": [_text(node.content)]}


def _blocks(node: SyntaxTreeNode, resolve: Resolve) -> Iterator[Node]:
    for child in node.children:
        yield from _block(child, resolve)


def _inlines(node: SyntaxTreeNode, resolve: Resolve) -> list[Node]:
    return [
        inline
        for child in node.children
        for part in (child.children if child.type == "inline" else [child])
        for inline in _inline(part, resolve)
    ]


def _inline(node: SyntaxTreeNode, resolve: Resolve) -> Iterator[Node]:
    if node.type in ("strong", "em"):
        yield {"is": node.type, "content": _inlines(node, resolve)}
    elif node.type == "link":
        url = resolve(str(node.attrs.get("href", "")))
        content = _inlines(node, resolve)
        yield {"is": "link", "url": url, "content": content} if url else _group(content)
    elif node.type == "hardbreak":
        yield {"is": "break"}
    elif node.type == "softbreak":
        yield _text(" ")
    else:
        yield _text(node.content)


def _group(content: list[Node]) -> Node:
    return {"is": "group", "content": content}


def _text(text: str) -> Node:
    return {"is": "text", "text": text}
