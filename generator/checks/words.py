"""Words that are too long for a line: on paper, on a telephone, on the picture of a page."""

import re
from collections.abc import Iterator

from generator.problems import START, Problem
from generator.prose import read
from generator.source import Document

# Twice as long as the longest word that readers know.
LONGEST = 40
# Letters and numerals of the scripts that are printed, which put spaces between their words; a
# number alone is judged by its field.
_LONG = re.compile(rf"(?!\d+\b)(?:(?![\u0530-\u1dff\u2c80-\U0010ffff])\w){{{LONGEST + 1},}}")
_ADDRESS = re.compile(r"\S*://\S*")


def document_problems(document: Document) -> Iterator[Problem]:
    """Yield the words of a file that are too long, in its fields and in its prose."""
    if not any(map(_LONG.search, (document.fields, document.body))):
        return
    passages = [passage.text for passage in read(document.body).passages]
    for text in (document.fields, *passages):
        for word in _LONG.findall(_ADDRESS.sub("", text)):
            place = document.find(word) or START
            values = {"value": word, "size": len(word), "limit": LONGEST}
            yield Problem.at(document.path, place, "K707", **values)
