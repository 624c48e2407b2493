"""The numbers of a page that are written otherwise in some countries, marked for own.js.

A number in a text cannot be told from a year by looking at it. So the page is made twice, once as a
country writes numbers that does it most unlike: what differs is a number.
"""

import re

# A tag of our templates or of the judge's: an attribute may hold any sign but its quotes.
_TAG = re.compile(r"""(<(?:[^<>"']|"[^"]*"|'[^']*')*>)""")
_NUMBER = re.compile(r"(\d+(?:[.,\s]\d+)*)")
# These elements hold nothing but text.
_TEXT_ONLY = re.compile(r"<(?:title|option|textarea|script|style)\b")
_CLASS = 'class="kb-n"'


def marked(html: str, elsewhere: str) -> str:
    """Return a page with its numbers marked that are others ``elsewhere``, the same page there.

    Where a number changes what a text is (a list begins with ``1.``), nothing is marked.
    """
    pieces, others = _TAG.split(html), _TAG.split(elsewhere)
    if len(pieces) != len(others):
        return html
    found, element, tag = [], "span", ""
    for place, (piece, other) in enumerate(zip(pieces, others, strict=True)):
        if place % 2:
            tag = piece
            element = _holder(tag, element)
            found.append(piece)
        elif piece == other or _TEXT_ONLY.match(tag):
            found.append(piece)
        else:
            found.append(_marked_text(piece, other, element))
    return "".join(found)


def _holder(tag: str, last: str) -> str:
    """Return the element to mark text with behind a tag: in a drawing only its own can stand."""
    if tag.startswith("<svg"):
        return "tspan"
    return "span" if tag.startswith("</svg") else last


def _marked_text(text: str, other: str, element: str) -> str:
    ours, theirs = _NUMBER.split(text), _NUMBER.split(other)
    if ours[::2] != theirs[::2]:
        return text
    return "".join(
        one if one == their else f"<{element} {_CLASS}>{one}</{element}>"
        for one, their in zip(ours, theirs, strict=True)
    )
