"""Prose as HTML: the tokens of its one parser, then the judge of what may be published."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import count, pairwise
from typing import Any

import nh3
from markdown_it.token import Token
from markupsafe import Markup

from generator import addresses, prose
from generator.pictures.album import Shown
from generator.prose import Prose, Resolve
from generator.views.terms import Explain, Piece

Show = Callable[[str], Sequence[Shown]]

# How wide the text of a page is, on a large screen and on others; what is not seen is not loaded.
SIZES = {"sizes": "(min-width: 60em) 45em, 100vw"}
LATER = {"loading": "lazy", "decoding": "async"}
_CELLS = ("th", "td")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# How the parser says that a column is aligned, and how a page does, whose policy forbids styles.
_ALIGNED = {
    "text-align:left": "kb-left",
    "text-align:center": "kb-center",
    "text-align:right": "kb-right",
}
# All that a stranger's text can become; whatever else were in it would be taken out.
ALLOWED: dict[str, Any] = {
    "tags": {
        *_HEADINGS,
        *("p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "a", "img"),
        *("picture", "source"),
        *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
    },
    "attributes": {
        **{heading: {"id"} for heading in _HEADINGS},
        "a": {"href", "title"},
        "img": {"src", "alt", "title", "width", "height", "srcset", *SIZES, *LATER},
        "source": {"media", "srcset"},
        "td": {"data-label"},
        "ol": {"start"},
    },
    "allowed_classes": {
        "a": {"headerlink", "kb-term"},
        **{cell: {*_ALIGNED.values()} for cell in _CELLS},
    },
    "url_schemes": set(addresses.SCHEMES),
    "link_rel": None,
}
_judge = nh3.Cleaner(**ALLOWED)
# Blocks that hold blocks: each of these stands on a line of its own.
_HOLDERS = frozenset({"ul", "ol", "blockquote", "table", "thead", "tbody", "tr"})


def unexplained(text: str) -> Iterator[Piece]:
    """Yield a text as it is."""
    yield Piece(text)


def html(
    text: Prose,
    resolve: Resolve,
    show: Show,
    ids: Iterable[str],
    permalink_title: str,
    explain: Explain = unexplained,
) -> Markup:
    """Return a text as HTML in which nothing stands that is not allowed.

    ``resolve`` returns the address of a record of the library, or an empty text, and ``show`` the
    sizes of a picture of it, or none: then only words are shown. ``ids`` are the anchors of the
    headings, in order. ``explain`` divides texts that are neither headings nor links.
    """
    written = draft(text, resolve, show, ids, permalink_title, explain)
    return Markup(_judge.clean(written))  # noqa: S704 - judged


def draft(
    text: Prose,
    resolve: Resolve,
    show: Show,
    ids: Iterable[str],
    permalink_title: str,
    explain: Explain = unexplained,
) -> str:
    """Return a text as HTML before it is judged; the judge finds nothing to take out."""
    writer = _Writer(_heads(text.tokens), resolve, show, ids, permalink_title, explain)
    return "".join(writer.written(token) for token in text.tokens)


class _Writer:
    def __init__(
        self,
        heads: Iterator[str],
        resolve: Resolve,
        show: Show,
        ids: Iterable[str],
        permalink_title: str,
        explain: Explain,
    ) -> None:
        self.heads, self.resolve, self.show, self.ids = heads, resolve, show, iter(ids)
        self.explain = explain
        self.permalink = _attributes({"title": permalink_title})
        self.heading, self.is_link = "", False
        # In how many names a text stands, which are not explained: headings, the words of links.
        self.names = 0
        self.special = {
            "text": self._text,
            "text_special": lambda token: _escaped(token.content),
            **dict.fromkeys(("code_block", "fence"), _code),
            "code_inline": lambda token: f"<code>{_escaped(token.content)}</code>",
            "softbreak": lambda token: "\n",
            "hardbreak": lambda token: "<br>\n",
            "hr": lambda token: "<hr>\n",
            "inline": lambda token: "".join(map(self.written, token.children or ())),
            "th_open": lambda token: f"<th{_attributes(_alignment(token))}>",
            "td_open": self._cell_open,
            "heading_open": self._heading_open,
            "heading_close": self._heading_close,
            "link_open": self._link_open,
            "link_close": self._link_close,
            "image": self._picture,
        }

    def written(self, token: Token) -> str:
        """Return the HTML of one token and of what stands within it."""
        if special := self.special.get(token.type):
            return special(token)
        if token.hidden:
            return "" if token.nesting > 0 else "\n"
        if token.nesting > 0:
            line_end = "\n" if token.tag in _HOLDERS else ""
            return f"<{token.tag}{_attributes(token.attrs)}>{line_end}"
        return f"</{token.tag}>\n" if token.block else f"</{token.tag}>"

    def _text(self, token: Token) -> str:
        if self.names:
            return _escaped(token.content)
        return "".join(map(_piece, self.explain(token.content)))

    def _heading_open(self, token: Token) -> str:
        self.heading = next(self.ids)
        self.names += 1
        return f"<{token.tag}{_attributes({'id': self.heading})}>"

    def _heading_close(self, token: Token) -> str:
        self.names -= 1
        link = _attributes({"class": "headerlink", "href": f"#{self.heading}"})
        return f"<a{link}{self.permalink}>#</a></{token.tag}>\n"

    def _link_open(self, token: Token) -> str:
        href = prose.href(str(token.attrs["href"]), self.resolve)
        self.is_link = bool(href)
        self.names += 1
        return f"<a{_attributes({**token.attrs, 'href': href})}>" if href else ""

    def _link_close(self, token: Token) -> str:
        self.names -= 1
        return "</a>" if self.is_link else ""

    def _cell_open(self, token: Token) -> str:
        # On a phone a row is a card, and the head of the column stands before each cell.
        label = {"data-label": next(self.heads)}
        return f"<td{_attributes(_alignment(token) | label)}>"

    def _picture(self, token: Token) -> str:
        """Return a picture of the library, never of another host, or else the words for it."""
        words, typed = prose.alt_of(token), str(token.attrs["src"])
        sizes = () if addresses.scheme_of(typed) else self.show(typed)
        if not sizes:
            return _escaped(words)
        largest = sizes[-1]
        values: dict[str, Any] = {**token.attrs, "src": largest.address, "alt": words, **LATER}
        values |= {"width": largest.width, "height": largest.height}
        if len(sizes) == 1:
            return f"<img{_attributes(values)}>"
        values["srcset"] = ", ".join(f"{size.address} {size.width}w" for size in sizes)
        printed = _attributes({"media": "print", "srcset": largest.address})
        return f"<picture><source{printed}><img{_attributes(values | SIZES)}></picture>"


def _heads(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield, for every cell of every table, what stands at the head of its column."""
    heads: list[str] = []
    column = count()
    for opening, inline in pairwise(tokens):
        match opening.type:
            case "table_open":
                heads = []
            case "tr_open":
                column = count()
            case "th_open":
                heads.append(prose.words_of(inline))
            case "td_open":
                yield heads[next(column)]


def _alignment(cell: Token) -> dict[str, str]:
    style = cell.attrs.get("style")
    return {"class": _ALIGNED[str(style)]} if style else {}


def _piece(one: Piece) -> str:
    if not one.meaning:
        return _escaped(one.text)
    link = _attributes({"class": "kb-term", "href": one.address, "title": one.meaning})
    return f"<a{link}>{_escaped(one.text)}</a>"


def _code(token: Token) -> str:
    return f"<pre><code>{_escaped(token.content)}</code></pre>\n"


def _attributes(values: dict[str, Any]) -> str:
    return "".join(f' {name}="{_escaped(str(value), True)}"' for name, value in values.items())


def _escaped(text: str, quote: bool = False) -> str:
    # As the judge writes it, so that it changes nothing.
    return escape(text, quote).replace("\xa0", "&nbsp;")
