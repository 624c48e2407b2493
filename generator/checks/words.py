"""Words that are too long for a line: on paper, on a telephone, on the picture of a page."""

import re
from collections.abc import Iterator
from itertools import chain

from generator.problems import START, Problem
from generator.prose import read
from generator.source import Document

# Twice as long as the longest word that readers know.
LONGEST = 40
# Letters and numerals of the scripts that are printed, which put spaces between their words.
_LONG = re.compile(rf"(?:(?![\u0530-\u1dff\u2c80-\U0010ffff])\w){{{LONGEST + 1},}}")


def document_problems(document: Document) -> Iterator[Problem]:
    """Yield the words of a file that are too long, in its fields and in its prose, each once."""
    texts = [document.fields]
    if any(_long_words(document.body)):
        texts += [passage.text for passage in read(document.body).passages]
    for word in dict.fromkeys(chain.from_iterable(map(_long_words, texts))):
        place = document.find(word) or START
        values = {"value": word, "size": len(word), "limit": LONGEST}
        yield Problem.at(document.path, place, "K707", **values)


def _long_words(text: str) -> Iterator[str]:
    pieces = text.split()
    # Few texts have a long piece, which is soon seen.
    if max(map(len, pieces), default=0) <= LONGEST:
        return
    for piece in pieces:
        # An address and a number are judged by their fields.
        if len(piece) > LONGEST and "://" not in piece:
            yield from (word for word in _LONG.findall(piece) if not word.isdigit())
