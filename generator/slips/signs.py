"""Signs that nobody sees, or that look like others: what they are called, and what was meant."""

import re
import unicodedata
from typing import NamedTuple

from generator.marks import N_

# Control characters, line separators, marks that turn the direction of writing, letters and tags
# without a form: they cannot be seen and may hide words; no page, feed or data file may carry them.
# Soft hyphens and spaces of no width come along with what is copied, and no search finds the word.
_NOWHERE = (
    "[\x00-\x1f\x7f-\x9f\xad\u115f\u1160\u180e\u200b\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
# What joins letters and emoji, or says where they are written from right to left, is of no use
# behind a Latin letter.
_JOINERS = "[\u061c\u200c-\u200f]"
_SPACES = "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
INVISIBLE = re.compile(
    # Most are plain, and are passed at once.
    f"[^\t\n\r -~](?:(?<={_NOWHERE})|(?<={_JOINERS})(?<![\u0500-\U0010ffff].))"
)
# Between a field's name and its value, and before the name, no other space is one.
MISPLACED_SPACE = re.compile(rf"[ -]*({_SPACES})|[ \w-]*:({_SPACES})")

ODD_INDENT = re.compile(rf"(?m)^ *({_SPACES})[ \xa0\u2000-\u200a\u202f\u3000]*(?=[\w-]+ ?:|- )")
# Behind the mark of a heading, an item or a quotation only a plain space makes one of it.
ODD_MARK = re.compile(rf"(?m)^( *(?:#{{1,6}}|[-*+>]|\d{{1,9}}[.)]))({_SPACES})(.*)")

# Letters and digits that look Latin, and are not; and hyphens that are none.
_HYPHENS = "‐‑‒–—−"
_ALIKE: dict[int, int | str | None] = {
    **str.maketrans("АВЕЅІЈКМНОРСТХаеѕіјорсхуԁ", "ABESIJKMHOPCTXaesijopcxyd"),
    **str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαρυνι", "ABEZHIKMNOPTYXoapuvi"),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
_SCRIPTS = {
    "CYRILLIC": N_("a Cyrillic letter"),
    "GREEK": N_("a Greek letter"),
    "FULLWIDTH": N_("a sign of full width, as in Chinese texts"),
}
_NAMES = {
    "\xad": N_("a soft hyphen"),
    "\u200b": N_("a zero-width space"),
    "\u200c": N_("a zero-width non-joiner"),
    "\u200d": N_("a zero-width joiner"),
    "\xa0": N_("a no-break space"),
    "\u202f": N_("a narrow no-break space"),
    "\u2060": N_("a word joiner"),
    "\ufeff": N_("a byte-order mark"),
    "\u2028": N_("a line separator"),
    "\u2029": N_("a paragraph separator"),
    **dict.fromkeys(
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        N_("a mark that turns the direction of writing"),
    ),
}
_STRANGE = re.compile(f"{INVISIBLE.pattern}|{_SPACES}|{_JOINERS}")


class Sign(NamedTuple):
    """A sign that does not belong into a value: which, where, and the value without it."""

    code: str
    sign: str
    start: int
    meant: str

    @property
    def values(self) -> dict[str, str]:
        """Return what the message about it quotes."""
        return {**named(self.sign), "near": self.meant}


def named(sign: str) -> dict[str, str]:
    """Return what a message says of a sign: what it is in words, and its number."""
    return {"what": _in_words(sign), "point": f"U+{ord(sign):04X}"}


def _in_words(sign: str) -> str:
    if sign in _HYPHENS:
        return N_("a dash, not a hyphen")
    if sign in _NAMES:
        return _NAMES[sign]
    script = unicodedata.name(sign, "").partition(" ")[0]
    if script in _SCRIPTS:
        return _SCRIPTS[script]
    kind = unicodedata.category(sign)
    if kind == "Zs":
        return N_("a space of another width")
    return N_("a control character") if kind == "Cc" else N_("a sign without a form")


def strange_sign(text: str) -> Sign | None:
    """Return the first sign of a name, number or id that cannot be seen or looks like another."""
    if text.isascii():
        return None
    if found := _STRANGE.search(text):
        return Sign("K016", found[0], found.start(), _without_unseen(text))
    plain = text.translate(_ALIKE)
    # A text that is wholly in another script is no slip.
    if plain.isascii():
        start, sign = next((n, sign) for n, sign in enumerate(text) if not sign.isascii())
        return Sign("K020", sign, start, plain)
    return None


def _without_unseen(text: str) -> str:
    meant = re.sub(_SPACES, " ", re.sub(f"{INVISIBLE.pattern}|{_JOINERS}", "", text)).strip()
    # Between digits a space only separates thousands.
    return re.sub(r"(?<=\d) (?=\d)", "", meant)
