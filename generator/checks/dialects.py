"""Marks that writers bring along from elsewhere: what finds them, and what to type instead."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.names import DRAWING, IMAGES
from generator.problems import one_line
from generator.prose import Passage

# Finds the way to the record or picture with the nearest name, or returns an empty text.
Find = Callable[[str], str]
# Makes what to type from the words that a pattern found: the whole, then its groups. A template
# takes those without the spaces around them, and gives nothing where the first group found nothing.
Cure = Callable[[Sequence[str], Find], str] | str

_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
PICTURES = (*IMAGES, DRAWING, ".gif")


class Found(NamedTuple):
    """A mark in a passage: where it begins, what was typed, and what to type."""

    start: int
    code: str
    value: str
    near: str


def _link(words: Sequence[str], find: Find) -> str:
    target, text = words[1:]
    address = find(target.partition("#")[0].strip())
    return f"[{text or target}]({address})" if address else ""


def _picture(words: Sequence[str], find: Find) -> str:
    target = words[1].strip()
    if not target.lower().endswith(PICTURES):
        return _link(words, find)
    return f"![{PurePosixPath(target).stem}]({find(target) or target})"


def _quotation(words: Sequence[str], find: Find) -> str:
    return f"> **{words[1].capitalize()}:**" if words[1] else ""


def _shifted(signs: Mapping[int, int], words: Sequence[str], find: Find) -> str:
    shifted = words[2].translate(signs)
    return "" if set(shifted) & set(words[2]) else words[1] + shifted


def _heading(words: Sequence[str], find: Find) -> str:
    return f"{max(words[1].replace('=', '#'), '##')} {words[2].strip()}"


def _second_line(words: Sequence[str], find: Find) -> str:
    columns = words[0].split("\n")[0].strip().count("|") - 1
    return "|" + "---|" * max(columns, 1)


class Mark(NamedTuple):
    """A mark that is not Markdown here: only where a text holds ``sign`` can ``pattern`` be."""

    code: str
    sign: str
    pattern: re.Pattern[str]
    cure: Cure


def _mark(code: str, sign: str, pattern: str, cure: Cure = "") -> Mark:
    return Mark(code, sign, re.compile(pattern, re.MULTILINE), cure)


_WIKILINK = r"\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]*))?(?:\]\]|\Z)"
# Where a link leads; addresses that stand by themselves are masked in a passage.
_TARGET = r"(?:\ufffc+|[\w./-]{1,200}\.(?:md|png|jpe?g|webp)(?![\w.]))"

# Where two begin at the same place, the first is reported. Every pattern takes time in proportion
# to the text, whatever the text.
MARKS = (
    _mark("K416", "<!--", r"<!--(?:[^-]|-(?!->))*(?:-->)?"),
    _mark("K419", "<sup>", r"(\w{0,20})<sup>([^<\n]{1,20})</sup>", partial(_shifted, _RAISED)),
    _mark("K419", "<sub>", r"(\w{0,20})<sub>([^<\n]{1,20})</sub>", partial(_shifted, _LOWERED)),
    _mark("K401", "<", r"<[A-Za-z/!?][^>\n]*>?"),
    _mark("K404", "8<", r"(?<!-)-+8<-+"),
    _mark("K404", "{!", r"\{![^}\n]*\}?"),
    _mark("K404", "{%", r"\{%[ \t]*include[^}\n]*\}?"),
    _mark("K417", "{%", r"\{%[^}\n]*\}?"),
    _mark("K417", "{{", r"\{\{[^{}\n]*\}\}"),
    _mark("K417", "${", r"\$\{[^{}\n]*\}"),
    _mark("K417", "<%", r"<%[^%\n]*%>"),
    _mark("K403", "{", r"\{:?[ \t]*[.#:][^{}\n]*\}|\{[^{}\n=]*=[^{}\n]*\{?\}"),
    _mark("K429", "TOC", r"\[\[_?TOC_?\]\]|\A\[TOC\]\Z"),
    _mark("K410", "![[", "!" + _WIKILINK, _picture),
    _mark("K409", "[[", _WIKILINK, _link),
    _mark("K411", "[!", r"\A\[!(\w+)\][+-]?", _quotation),
    _mark("K411", "!!!", r"^!!![ \t]+(\w+)[^\n]*", _quotation),
    _mark("K411", "???", r"^\?\?\?\+?[ \t]+(\w+)[^\n]*", _quotation),
    _mark("K411", ":::", r"^:{3,}[ \t]*\{?\.?(\w*)[^\n]*", _quotation),
    _mark("K411", ".. ", r"^\.\. (\w+)::", _quotation),
    _mark("K411", "=== ", r"^={3}[+!]? +\"[^\n]*"),
    _mark("K411", "/// ", r"^/{3,}[ \t]+(\w+)[^\n]*", _quotation),
    _mark("K412", "[^", r"\[\^[^\[\]\s]+\]:?"),
    _mark("K412", "^[", r"\^\[[^\[\]\n]+\]"),
    _mark("K412", "[@", r"\[@[A-Za-z][^\[\]\n]*\]"),
    _mark("K413", "[", r"\A\[[ xX]?\][ \t]+(?!\()([^\n]+)", "{1}"),
    _mark("K414", "~~", r"~~([^~]+)~~", "{1}"),
    _mark("K415", "==", r"(?<![=\w])==(?=[^\s=])([^=]*[^\s=])==(?![=\w])", "**{1}**"),
    _mark("K415", "++", r"(?<![+\w])\+\+(?=[^\s+])([^+]*[^\s+])\+\+(?![+\w])", "**{1}**"),
    _mark("K415", "^^", r"\^\^([^\^\n]+)\^\^", "**{1}**"),
    _mark("K416", "%%", r"^%%[^%]*(?:%%)?|(?<![\d%])%%[^%]+%%"),
    _mark("K418", "$$", r"\$\$[^$]*\$\$"),
    _mark("K418", "$", r"\$[^$\n\\]*\\[A-Za-z][^$\n]*\$"),
    _mark("K418", "$", r"(?<![\w$])\$(?=[^\W\d])[^$\n\\^_=]*[\\^_=][^$\n]*\$(?!\w)"),
    _mark("K419", "^", r"(\w{0,20})\^([^\s^\[\]]{1,20})\^", partial(_shifted, _RAISED)),
    _mark("K419", "~", r"(\w{1,20})~([^\s~]{1,20})~", partial(_shifted, _LOWERED)),
    _mark("K420", "\n:", r"^(?:([^\n:][^\n]*)\n)?:[ \t]+([^\n]+)", "- **{1}**: {2}"),
    _mark("K420", "*[", r"^\*\[([^\[\]\n]+)\]:[ \t]*([^\n]+)", "- **{1}**: {2}"),
    _mark("K421", ":", r":(?<![\w:].)[a-z+][a-z0-9_+-]*:(?![\w:])"),
    _mark("K422", "::", r"^([\w -]{1,40})::[ \t]+([^\n]+)", "{1}: {2}"),
    _mark("K422", "::", r"[\[(]([\w -]{1,40})::[ \t]*([^\[\]()\n]*)[\])]", "{1}: {2}"),
    _mark("K423", "#", r"^(#{2,6}(?=[^\s#])|#(?=[^\W\d_]))([^\n]*)", _heading),
    _mark("K423", "== ", r"^(={2,6})[ \t]([^=\n]+)={2,6}[ \t]*$", _heading),
    _mark("K424", "](", r"(?:!?\[[^\[\]\n]*)?\]\([^)]{0,200}\)?"),
    _mark("K424", "] (", rf"!?\[[^\[\]\n]+\][ \t]+\({_TARGET}[^()\n]*\)"),
    _mark("K424", ")[", rf"\([^()\n]+\)\[{_TARGET}[^\[\]\n]*\]"),
    _mark("K424", "][", r"\[(?=[^\[\]\n]*[^\W\d_])[^\[\]\n]*\]\[[^\[\]\n]*\]"),
    _mark("K425", "|", r"^\|[^\n]*\|[ \t]*(?:\n\|[^\n]*)*", _second_line),
)

# Most texts hold few of these characters; one character is found ten times as fast as two.
_BY_CHARACTER: dict[str, list[Mark]] = {}
for _one in MARKS:
    _BY_CHARACTER.setdefault(_one.sign.strip()[0], []).append(_one)


def marks_that_may_be_in(body: str) -> list[Mark]:
    """Return the marks that are worth looking for in the passages of a text."""
    near = [mark for sign, marks in _BY_CHARACTER.items() if sign in body for mark in marks]
    return [mark for mark in near if mark.sign.strip() in body]


def marks_in(passage: Passage, marks: Sequence[Mark], find: Find) -> Iterator[Found]:
    """Yield the marks of a passage in their order; of two that overlap, the first."""
    text = passage.text
    there = (mark for mark in marks if mark.sign in text)
    found = [(mark, match) for mark in there for match in mark.pattern.finditer(text)]
    end = 0
    for mark, match in sorted(found, key=lambda pair: pair[1].start()):
        if match.start() >= end:
            spans = map(match.span, range(mark.pattern.groups + 1))
            words = [passage.typed[slice(*span)] for span in spans]
            near = one_line(_cured(mark.cure, words, find), 120)
            yield Found(match.start(), mark.code, words[0], near)
            end = match.end()


def _cured(cure: Cure, words: Sequence[str], find: Find) -> str:
    if not isinstance(cure, str):
        return cure(words, find)
    return cure.format(*map(str.strip, words)) if any(words[1:2]) else ""
