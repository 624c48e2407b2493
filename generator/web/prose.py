"""TEMPORARY."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy

from markupsafe import Markup, escape

from generator.prose import Prose, _md


def html(
    prose: Prose, resolve: Callable[[str], str], ids: Sequence[str], permalink_title: str
) -> Markup:
    out = []
    n = iter(ids)
    current = ""
    tokens = []
    for t in prose.tokens:
        t = copy(t)
        if t.type == "heading_open":
            current = next(n)
            t.attrs = {"id": current}
        if t.type == "heading_close":
            h = copy(t)
            h.type = "html_block"
            h.content = f'<a class="headerlink" href="#{current}" title="{escape(permalink_title)}">#</a></{t.tag}>\n'
            t = h
        if t.children:
            t.children = [copy(c) for c in t.children]
            for c in t.children:
                if c.type == "link_open":
                    c.attrs = {"href": resolve(str(c.attrs["href"]))}
        tokens.append(t)
    return Markup(_md.renderer.render(tokens, _md.options, {}))
