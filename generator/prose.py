"""Prose, parsed once for checker, page and sheet: CommonMark with tables, and HTML as text."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator import addresses

# Knows the records of the library; only a judge knows the web.
Resolve = Callable[[str], str]

# Stands in a passage for what is meant as it is: code, an escaped sign, an address.
_OPAQUE = "\ufffc"
_TEXTS = ("text", "text_special")
_BREAKS = ("softbreak", "hardbreak")

# A bare address ends before what no address holds, and before the punctuation of its sentence.
_BARE_ADDRESS = re.compile(r"""://[^\W_][^\s<>"'`\\|^\[\]{}«»“”‘’„]*""")
_END_OF_SENTENCE = ".,:;!?*_~…"
_NO_START = ("<", "\\", "+", "-", ".")
_MARKUP = (*_BREAKS, "em_open", "em_close", "strong_open", "strong_close")
# Its opening, its words, its end.
_TOKENS_OF_HEADING = 3
_COUNTED = re.compile(r"(.*)_([0-9]{1,9})")


# A text is no longer and holds no more than this, which is far more than any needs: whoever reads
# it, checks it and makes pages of it takes time and memory in proportion.
LONGEST = 80_000
LONGEST_PARAGRAPH = 10_000
MOST_OPEN_BRACKETS = 20
MOST_HEADINGS = 200
MOST_BLOCKS = 20_000


# Spaces, joiners and selectors, which a text may have: one of nothing else says nothing.
UNSEEN = " \t\n\xa0\xad\u034f\u205f\u3000" + "".join(
    map(chr, (*range(0x2000, 0x2010), *range(0xFE00, 0xFE10)))
)


class Heading(NamedTuple):
    """A heading of a text: ``slug`` is its address there; ``number`` and ``line`` count from 0."""

    level: int
    text: str
    slug: str
    line: int
    number: int


class Target(NamedTuple):
    """Where a link or a picture leads, as it was typed; ``line`` counts from 0."""

    address: str
    line: int
    is_picture: bool = False
    label: str = ""  # of its definition, if the address stands apart: [1]: https://...
    words: str = ""  # that stand for a picture


class Passage(NamedTuple):
    """The words of one paragraph, heading or cell, to look for marks that are not Markdown."""

    text: str
    typed: str  # as long as the text, with what was typed where that is opaque
    line: int


class Excess(NamedTuple):
    """What a text has too much of, as the code of a problem; ``line`` counts from 0."""

    code: str
    limit: int
    size: int = 0
    line: int = 0


class Chapter(NamedTuple):
    """What stands below a heading of the second level, or before the first of them."""

    is_titled: bool
    text: "Prose"


@dataclass(frozen=True, eq=False)
class Prose:
    """A text as its parser reads it; nothing is read of one that has too much of anything."""

    tokens: tuple[Token, ...] = ()
    definitions: Mapping[str, Any] = field(default_factory=dict)
    excess: Excess | None = None

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Return the headings in their order."""
        slugs = Slugs()
        pairs = (pair for pair in pairwise(self.tokens) if pair[0].type == "heading_open")
        found = ((opening, words_of(inline)) for opening, inline in pairs)
        return tuple(
            Heading(int(opening.tag[1:]), text, slugs.take(text), _line(opening), number)
            for number, (opening, text) in enumerate(found)
        )

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return the text in parts, without the headings of the second level that begin them."""
        starts = [n for n, token in enumerate(self.tokens) if _begins_chapter(token)]
        before = Chapter(False, Prose(self.tokens[: starts[0] if starts else None]))
        parts = pairwise((*starts, len(self.tokens)))
        titled = (Chapter(True, Prose(self.tokens[a + _TOKENS_OF_HEADING : b])) for a, b in parts)
        return (*([before] if before.text.tokens else ()), *titled)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Return where the links and pictures lead, and the definitions that nothing uses."""
        found = [target for inline in self._inlines() for target in self._targets_in(inline)]
        unused = dict(self.definitions)
        for target in found:
            unused.pop(target.label, None)
        rest = (Target(one["href"], one["map"][0], label=label) for label, one in unused.items())
        return (*found, *rest)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Return the words of every paragraph, heading and cell."""
        return tuple(map(_passage, self._inlines()))

    def _inlines(self) -> Iterator[Token]:
        return (token for token in self.tokens if token.type == "inline")

    def _targets_in(self, inline: Token) -> Iterator[Target]:
        """Yield targets in the order in which their addresses stand: those of links come last."""
        line, opened = _line(inline), inline
        for token in inline.children or ():
            if token.type in _BREAKS:
                line += 1
            elif token.type == "link_open":
                opened = token
            elif token.type in ("image", "link_close"):
                is_picture = token.type == "image"
                named, attribute = (token, "src") if is_picture else (opened, "href")
                label = named.meta.get("label", "")
                address_line = self.definitions[label]["map"][0] if label else line
                words = alt_of(token) if is_picture else ""
                yield Target(str(named.attrs[attribute]), address_line, is_picture, label, words)


@lru_cache(maxsize=64)
def read(text: str) -> Prose:
    """Read a text; what is returned is shared, and nobody changes it."""
    if len(text) > LONGEST:
        return Prose(excess=Excess("K432", LONGEST, len(text)))
    env: dict[str, Any] = {}
    try:
        tokens = tuple(_parser.parse(text, env))
    except _ExcessError as error:
        return Prose(excess=error.excess)
    return Prose(tokens, env.get("references", {}))


def words_of(inline: Token) -> str:
    """Return the words of a paragraph or heading as one line, without what pictures show."""
    return " ".join("".join(map(_word, inline.children or ())).split())


def _word(token: Token) -> str:
    if token.type in _BREAKS:
        return " "
    return token.content if token.type in (*_TEXTS, "code_inline") else ""


def alt_of(picture: Token) -> str:
    """Return the words that stand for a picture."""
    children = picture.children or ()
    return "".join(alt_of(token) if token.type == "image" else _word(token) for token in children)


def href(target: str, resolve: Resolve) -> str:
    """Return the address to publish for a link, or an empty text if it leads nowhere good."""
    return addresses.judge(target).address if addresses.scheme_of(target) else resolve(target)


class Slugs:
    """Gives every heading of a text or page an address of its own, the same as ever."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        # From a taken address to the next number worth trying: many equal headings take no longer.
        self.jumps: dict[str, int] = {}

    def take(self, text: str) -> str:
        """Return the address for a heading: ``Qué hacer`` is ``que-hacer``, then ``_1``."""
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
        slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
        if slug in self.taken or not slug:
            slug = self._numbered(slug)
        self.taken.add(slug)
        return slug

    def _numbered(self, slug: str) -> str:
        counted = _COUNTED.fullmatch(slug)
        base, number = (counted[1], int(counted[2]) + 1) if counted else (slug, 1)
        passed: list[str] = []
        while (numbered := f"{base}_{number}") in self.taken:
            passed.append(numbered)
            number = self.jumps.get(numbered, number + 1)
        self.jumps.update(dict.fromkeys(passed, number + 1))
        return numbered


def _begins_chapter(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h2" and token.level == 0


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _passage(inline: Token) -> Passage:
    children = inline.children or ()
    if len(children) == 1 and children[0].type == "text":
        return Passage(children[0].content, children[0].content, _line(inline))
    text, typed, is_address = "", "", False
    for token in children:
        source = _typed(token)
        if token.info == "auto":
            is_address = token.type == "link_open"
        # A sign that was escaped is meant as it is.
        is_escaped = token.type == "text_special" and token.content != token.markup
        is_plain = token.type in _TEXTS and not (is_address or is_escaped)
        text += source if is_plain or token.type in _MARKUP else _OPAQUE * len(source)
        typed += source
    return Passage(text, typed, _line(inline))


def _typed(token: Token) -> str:
    """Return what was typed for a token, or one sign for what is not known."""
    if token.type in _BREAKS:
        return "\n"
    if token.type == "text":
        return token.content
    if token.type == "code_inline":
        return f"{token.markup}{token.content}{token.markup}"
    if token.info == "auto":
        return ""
    return "]" if token.type == "link_close" else token.markup or "["


def _bare_address(state: StateInline, silent: bool) -> bool:
    """Read a web address as a link when the parser comes to its colon."""
    scheme = "" if state.linkLevel else _scheme_before(state.src, state.pos)
    if not (scheme and (match := _BARE_ADDRESS.match(state.src, state.pos, state.posMax))):
        return False
    rest = _without_punctuation(match[0])
    if not silent:
        address = unescapeAll(scheme + rest)
        state.pending = state.pending.removesuffix(scheme)
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": address}
        opening.info = "auto"
        state.push("text", "", 0).content = address
        state.push("link_close", "a", -1).info = "auto"
    state.pos += len(rest)
    return True


def _scheme_before(text: str, position: int) -> str:
    for start in (position - 5, position - 4):
        scheme, before = text[max(0, start) : position], text[max(0, start - 1) : max(0, start)]
        # After < somebody meant an address in < and >, and mistyped it.
        if scheme.lower() in addresses.SCHEMES and not before.isalnum() and before not in _NO_START:
            return scheme
    return ""


def _without_punctuation(address: str) -> str:
    """Cut off the end of the sentence, and a bracket that was opened before the address."""
    end, spare = len(address), address.count(")") - address.count("(")
    while address[end - 1] in _END_OF_SENTENCE or (spare > 0 and address[end - 1] == ")"):
        end -= 1
        spare -= address[end] == ")"
    return address[:end]


class _ExcessError(Exception):
    """Stops the parser."""

    def __init__(self, *excess: Any) -> None:
        self.excess = Excess(*excess)


class _Blocks(list[Token]):
    """The tokens of a text, which are never too many."""

    def append(self, token: Token) -> None:
        if len(self) == MOST_BLOCKS:
            lines = (token.map[0] for token in reversed(self) if token.map)
            raise _ExcessError("K434", MOST_BLOCKS, 0, next(lines, 0))
        super().append(token)


def _limit_blocks(state: StateCore) -> None:
    state.tokens = _Blocks()


def _limit_inlines(state: StateCore) -> None:
    headings = [token for token in state.tokens if token.type == "heading_open"]
    if len(headings) > MOST_HEADINGS:
        line = _line(headings[MOST_HEADINGS])
        raise _ExcessError("K431", MOST_HEADINGS, len(headings), line)
    for token in (token for token in state.tokens if token.type == "inline"):
        if len(token.content) > LONGEST_PARAGRAPH:
            raise _ExcessError("K433", LONGEST_PARAGRAPH, len(token.content), _line(token))
        # From each of them the parser looks for its end, as far as the paragraph goes.
        if token.content.count("[") > MOST_OPEN_BRACKETS < _most_open(token.content):
            raise _ExcessError("K430", MOST_OPEN_BRACKETS, 0, _line(token))


def _most_open(text: str) -> int:
    """Return how many brackets at most are open at one place of a text."""
    still = most = 0
    for bracket in re.findall(r"[\[\]]", text):
        still = still + 1 if bracket == "[" else max(still - 1, 0)
        most = max(most, still)
    return most


def _limit_links(state: StateCore) -> None:
    """Refuse what would be long when every link has the address and title of its definition."""
    inlines = (token.children or () for token in state.tokens if token.type == "inline")
    attributes = (token.attrs.values() for inline in inlines for token in inline if token.attrs)
    size = sum(len(str(value)) for values in attributes for value in values)
    if size > LONGEST:
        raise _ExcessError("K435", LONGEST, size)


_parser = MarkdownIt("commonmark", {"html": False, "store_labels": True}).enable("table")
# Without "text_join" an escaped sign stays apart: it is meant as it is.
_parser.disable(["html_block", "html_inline", "text_join"])
# The parser drops what it thinks unsafe and rewrites the rest; the checker wants to see it all.
# What is published is for ``href`` to say.
_parser.validateLink = lambda url: True  # type: ignore[method-assign]
_parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
_parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
_parser.inline.ruler.push("bare_address", _bare_address)
_parser.core.ruler.before("block", "limit_blocks", _limit_blocks)
_parser.core.ruler.after("block", "limit_inlines", _limit_inlines)
_parser.core.ruler.after("inline", "limit_links", _limit_links)
