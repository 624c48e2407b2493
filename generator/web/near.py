"""The near layer of the search: what it knows of all pages of a language, as one script."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from generator.locales import locale
from generator.locales.regions import region
from generator.views.edition import Edition
from generator.views.search import ASKED_FOR, KINDS, Answer, answers_of

# Where it stands below the site of its language.
PATH = "search/answers.js"


def path_in(edition: Edition) -> str:
    """Return the path of the script below the folder of the site."""
    return f"{edition.lang}/{PATH}"


def near_index(edition: Edition) -> bytes:
    """Return the script that hands to the search what it knows of the pages."""
    answers, words = answers_of(edition), edition.words
    used = {one.kind for one in answers}
    codes = {code for one in answers for code in one.countries}
    sectors = edition.library.sectors_by_title(edition.lang)
    data = {
        "lang": edition.lang,
        "stop": _stopwords().get(edition.lang, "").split(),
        "kinds": [
            [kind, words(name), words(ASKED_FOR.get(kind, ""))]
            for kind, name in KINDS.items()
            if kind in used
        ],
        "sectors": [[one.id, edition.title_of(one)] for one in sectors],
        "countries": [[code, words.country(code.upper())] for code in words.by_name(codes)],
        "elsewhere": _names(set(region()) - {code.upper() for code in codes}, edition),
        # By columns: what is alike stands together, and packs into fewer bytes.
        "pages": list(zip(*map(_row, answers), strict=True)),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.kb = window.kb ?? {{}};\nkb.answers = {text};\n".encode()


def _names(codes: Iterable[str], edition: Edition) -> list[str]:
    """Return what countries are called in the languages of the site."""
    tongues = [locale(lang) for lang in edition.library.languages]
    return sorted({tongue.country(code) for code in codes for tongue in tongues})


@cache
def _stopwords() -> dict[str, str]:
    file = Path(__file__).with_name("stopwords.yml")
    found: dict[str, str] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def _row(answer: Answer) -> tuple[object, ...]:
    """Return an answer as a row, in the order that the search reads."""
    return (
        answer.address,
        # Most are of the kind that the folder in the address says.
        "" if answer.kind == answer.address.partition("/")[0] else answer.kind,
        answer.title,
        answer.summary,
        answer.names,
        answer.questions,
        answer.facts,
        # In lines: two numbers in one would be read as one.
        "\n".join(answer.rest),
        answer.sectors,
        answer.countries,
        answer.lang,
    )
