"""Texts in the cells of tables, in which no spreadsheet finds anything to compute."""

import re
import unicodedata

# A spreadsheet takes for a formula what begins with one of these, wide and small forms included.
_SIGNS = frozenset("=+-@\N{MINUS SIGN}")
_BLANKS = frozenset("\t\r\n")
_BREAKS = re.compile(r"[\t\r\n]+")
_UNSEEN = re.compile(r"""^[\s"\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+""")


def inert_cell(text: str) -> str:
    """Return a text as the cell of a table in which no spreadsheet takes it for a formula."""
    # Most begin with a letter or a digit, which is soon seen.
    if text[:1].isalnum():
        return text
    start = unicodedata.normalize("NFKC", _UNSEEN.sub("", text, count=1)[:1])
    return f"'{text}" if text[:1] in _BLANKS or start in _SIGNS else text


def inert_line(text: str) -> str:
    """Return a text as the cell of a table of lines, such as CSV: it stands on one line.

    Where a comma separates decimals, spreadsheets end a cell at a semicolon, and a row at the end
    of a line within a text.
    """
    return ";".join(map(inert_cell, _BREAKS.sub(" ", text).split(";")))
