"""The catalogues: every interface text is there, translated, with the same placeholders."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from generator.locales import FOLDER, SOURCE_LANGUAGE, interface_languages, locale

ROOT = Path(__file__).parents[2]
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "holds": None, "plural": (1, 2)}
LANGUAGES = [lang for lang in interface_languages() if lang != SOURCE_LANGUAGE]

# How sentences end in scripts that have their own full stops, question marks and colons.
ENDS = str.maketrans("。।？؟：", "..??:")

MessageId = str | tuple[str, ...]

each_language = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def extracted() -> frozenset[MessageId]:
    """Return every text of the generator, as ``make words`` finds them."""
    with (FOLDER / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(
        ROOT, methods, options, keywords=KEYWORDS, directory_filter=lambda path: is_ours(Path(path))
    )
    return frozenset(
        message if isinstance(message, str) else tuple(message) for _, _, message, _, _ in found
    )


def is_ours(folder: Path) -> bool:
    """Say whether to look into a folder: the generator's own, not what was built or installed."""
    parts = folder.relative_to(ROOT).parts
    return parts[:1] == ("generator",) and parts[-1] != "__pycache__"


@cache
def catalogue(lang: str) -> Catalog:
    with (FOLDER / lang / "LC_MESSAGES" / "cpkb.po").open("rb") as file:
        return read_po(file, locale=lang)


def messages(lang: str) -> Iterator[Message]:
    return (message for message in catalogue(lang) if message.id)


def key(message: Message) -> MessageId:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def placeholders(text: str) -> set[str]:
    """Return the names in braces, of Python's format and of Jinja's."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set(re.findall(r"\{[^}]*\}", text))


def test_the_texts_of_the_checker_are_found() -> None:
    assert "The file is empty." in extracted()
    assert ("{count} problem", "{count} problems") in extracted()


def test_the_texts_of_the_sheets_are_found() -> None:
    assert (
        "Turn over: your own number, the questions to ask on the floor, who helps." in extracted()
    )
    assert "Page {number} of {count}" in extracted()


@each_language
def test_no_text_is_missing_from_the_catalogue(lang: str) -> None:
    assert sorted(map(str, extracted() - set(map(key, messages(lang))))) == []


@each_language
def test_no_text_of_the_catalogue_has_gone_from_the_generator(lang: str) -> None:
    assert sorted(map(str, set(map(key, messages(lang))) - extracted())) == []
    assert list(catalogue(lang).obsolete) == []


@each_language
def test_every_text_is_translated(lang: str) -> None:
    empty = [key(message) for message in messages(lang) if not all(forms(message.string))]
    assert empty == []


@each_language
def test_no_translation_is_a_guess(lang: str) -> None:
    assert [key(message) for message in messages(lang) if message.fuzzy] == []


@each_language
def test_a_translation_has_the_placeholders_of_its_original(lang: str) -> None:
    different = [
        key(message)
        for message in messages(lang)
        for form in forms(message.string)
        if form and placeholders(form) != placeholders(forms(message.id)[-1])
    ]
    assert different == []


@each_language
def test_a_translation_ends_like_its_original(lang: str) -> None:
    """A sentence stays a sentence; a text that goes on with a line break keeps it."""
    different = [
        key(message)
        for message in messages(lang)
        for form in forms(message.string)
        if form and is_finished(form) != is_finished(forms(message.id)[-1])
    ]
    assert different == []


def is_finished(text: str) -> bool:
    return text.translate(ENDS).endswith(("\n", ".", "?", ":"))


@each_language
def test_a_catalogue_counts_as_its_language_does(lang: str) -> None:
    """The rule in the head of the file has the forms of CLDR, and every text has as many."""
    rule = catalogue(lang).plural_forms
    assert rule == Catalog(locale=lang).plural_forms
    uneven = [
        key(message)
        for message in messages(lang)
        if message.pluralizable and len(forms(message.string)) != catalogue(lang).num_plurals
    ]
    assert uneven == []
    counted, words = ("{count} problem", "{count} problems"), locale(lang)
    said = {words.plural(*counted, n).replace(words.number(n), "{count}") for n in range(1001)}
    (translated,) = (forms(message.string) for message in messages(lang) if key(message) == counted)
    assert said == set(translated)
