"""The prose of a record as a tree of values, never run, that a Typst template walks."""

from typing import Any

from markdown_it.token import Token

from generator.prose import Resolve, alt_of, href, read

Node = dict[str, Any]
Tree = tuple[Node, ...]


def tree(text: str, resolve: Resolve) -> Tree:
    """Return the nodes of a text; ``resolve`` turns a link of the record into a web address."""
    # Where the next node goes, from the whole down to the innermost element.
    around: list[list[Node]] = [[]]
    for block in read(text).tokens:
        for token in block.children or () if block.type == "inline" else (block,):
            if token.nesting < 0:
                around.pop()
                continue
            node = _node(token, resolve)
            around[-1].append(node)
            if token.nesting > 0:
                around.append(node["content"])
    return tuple(around[0])


def _node(token: Token, resolve: Resolve) -> Node:
    match token.type:
        case "ordered_list_open":
            return {"is": "ol", "start": int(token.attrs.get("start", 1)), "content": []}
        case "link_open":
            return {"is": "a", "url": href(str(token.attrs["href"]), resolve), "content": []}
        case "fence" | "code_block":
            return {"is": "p", "content": [{"is": "text", "text": token.content}]}
        case "hardbreak" | "hr":
            return {"is": token.tag}
        case "softbreak":
            return {"is": "text", "text": " "}
        case "image":
            return {"is": "text", "text": alt_of(token)}
    if token.nesting > 0:
        return {"is": token.tag, "content": []}
    return {"is": "text", "text": token.content}
