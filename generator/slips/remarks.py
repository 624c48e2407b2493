"""What a # cuts off: in YAML a remark begins there, and the rest of the line is not read."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# Behind a comma or an opening bracket a remark cuts nothing off, unless a closing one is in it.
_BEHIND_SOMETHING = re.compile(r"(?:(?<=[^\s,\[{])[ \t]+|(?<=\S)[ \t]+(?=#.*[\]}]))(#.*)")
_IN_QUOTES = re.compile(r"""(?<=[\s\[{,])(?:"(?:[^"\\]|\\.)*"|'[^']*')""")


class Cut(NamedTuple):
    """A remark behind something else: its line and column, counted from 0, and its words."""

    line: int
    column: int
    words: str


def lines_with_remarks(text: str) -> Sequence[str]:
    """Return the lines of a text, or none where no remark stands behind or below a value."""
    return text.split("\n") if " #" in text or "\t#" in text else ()


def behind(lines: Sequence[str], line: int, column: int) -> str:
    """Return the remark on the same line behind a value that ends there, or an empty text."""
    rest = lines[line][column:].strip() if line < len(lines) else ""
    return rest if rest.startswith("#") else ""


def below(lines: Sequence[str], line: int, margin: int) -> str:
    """Return the remark below a line that stands to the right of the margin, or an empty text.

    It goes on with the text above it; a remark of its own begins at the margin of the fields.
    """
    following = lines[line + 1] if line + 1 < len(lines) else ""
    rest = following.lstrip()
    is_further = len(following) - len(rest) > margin
    return rest.rstrip() if rest.startswith("#") and is_further else ""


def first_cut(lines: Sequence[str], numbers: Iterable[int]) -> Cut | None:
    """Return the first remark behind something on lines with these numbers, if there is one."""
    for number in numbers:
        plain = _without_quotations(lines[number])
        is_remark = plain.lstrip().startswith("#")
        if not is_remark and (found := _BEHIND_SOMETHING.search(plain)):
            return Cut(number, found.start(1), lines[number][found.start(1) :])
    return None


def without_remark(line: str) -> str:
    """Return a line without the remark in it."""
    found = re.search(r"(?:^|[ \t])#", _without_quotations(line))
    return line[: found.start()] if found else line


def _without_quotations(line: str) -> str:
    """Return a line as long, with other signs in the place of what stands in quotes."""
    return _IN_QUOTES.sub(lambda found: "x" * len(found[0]), line)


def quoted(text: str) -> str:
    """Return a text in the quotes that need the least care."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))
