"""What language a text looks to be in, by its short words and by how it begins."""

import re
from collections.abc import Iterable

# Short words that betray a language, and those that may be words of the other, too.
_BETRAYING = {
    "en": "the and of with for from are was were by this that these which its been or not into "
    "than each what when where who how your their them they there is it you without saved used",
    "es": "el los las del con para por una un en su sus al como más cada donde sin pero entre "
    "qué cuánto cuántos según este esta estos estas sobre hasta desde cuando fue eran muy todo lo",
}
_SHARED = {
    "en": "a an as at be but can do has have he if in no on one so then to",
    "es": "a de e es hay la no o que se si son y",
}


def _words(table: dict[str, str]) -> dict[str, frozenset[str]]:
    return {lang: frozenset(words.split()) for lang, words in table.items()}


_BETRAYS, _MAY_BE = _words(_BETRAYING), _words(_SHARED)
# Most texts have a word of their own language, which is soon seen.
_AT_HOME = {
    lang: re.compile(rf"\b(?:{'|'.join(words)})\b") for lang, words in sorted(_BETRAYS.items())
}
_OTHER = {"en": "es", "es": "en"}
# A text of fewer words may well be the same in two languages.
_FEWEST = 4
_WORD = re.compile(r"[^\W\d_]+")
# Names and quotations stay in their own language; small words may stand inside a name.
_CAPITAL = r"\b[A-ZÁÉÍÓÚÑ][\w+'’-]*"
_QUOTED = r'"[^"]*"|“[^”]*”|«[^»]*»|`[^`]*`'
QUOTATION = re.compile(_QUOTED)
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z]{2,}(?![\w+-])")
_KEPT = re.compile(
    rf"{_QUOTED}|{_CAPITAL}(?:(?:\s+(?:[a-záéíóúñ]{{1,3}}|para|with)){{0,2}}\s+{_CAPITAL})+"
)
_DIGIT = re.compile("[0-9]")
_NUMBER = r"\s+(?:(?:US)?\$\s?)?\d[\d.,]*"
_QUALIFIED = {
    lang: re.compile(rf"\b(?:{words}){_NUMBER}", re.IGNORECASE)
    for lang, words in {
        "en": "about|over|under|up to|around|since|before|after|more than|less than",
        "es": "hacia|unos|unas|cerca de|más de|menos de|hasta|desde|alrededor de|antes de",
    }.items()
}
# By language, how a text begins that says what to do. An English verb cannot be told from a noun:
# there it is what begins otherwise.
_INFINITIVE = re.compile(r"(?:no )?\w*[aeií]r(?:se|l[aeo]s?)?\b", re.IGNORECASE)
_NO_VERB = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Nn]o|[Tt]wo|[Tt]hree|[Tt]en|\d+"
    r"|(?!Bring)\w{3,}ing|\w{2,}[^su\W]s|[A-Z]{2,})\b"
)


def own_words(text: str) -> list[str]:
    """Return the words of a text that are no part of a name or of a quotation."""
    return _WORD.findall(_KEPT.sub(" ", text))


def acronyms_in(text: str) -> list[str]:
    """Return the acronyms of a text, each once, but for those in quotations."""
    found = _ACRONYM.findall(text)
    return list(dict.fromkeys(_ACRONYM.findall(QUOTATION.sub(" ", text)))) if found else []


def is_long(text: str) -> bool:
    """Say whether a text has so many words of its own that two languages differ in them."""
    return len(own_words(text)) >= _FEWEST


def other_language(text: str, lang: str) -> str:
    """Return the language that a text looks to be in, if it is none of ``lang`` at all."""
    if lang not in _OTHER or _AT_HOME[lang].search(text) or not is_long(text):
        return ""
    other, words = _OTHER[lang], {word.lower() for word in own_words(text)}
    own = (_BETRAYS[lang] | _MAY_BE[lang]) - _MAY_BE[other]
    return other if words & _BETRAYS[other] and not words & own else ""


def foreign_qualifier(text: str, lang: str) -> str:
    """Return a number with its word (about 20) that is not said in the language of the text."""
    return _qualifier(text, [_OTHER[lang]]) if lang in _OTHER else ""


def any_qualifier(text: str) -> str:
    """Return a number with its word, in whatever language."""
    return _qualifier(text, _QUALIFIED)


def _qualifier(text: str, languages: Iterable[str]) -> str:
    if not _DIGIT.search(text):
        return ""
    found = (_QUALIFIED[lang].search(text) for lang in languages)
    return next((match[0] for match in found if match), "")


def says_what_to_do(title: str, lang: str) -> bool:
    """Say whether a title begins with what to do, as far as that can be seen."""
    if lang == "en":
        return not _NO_VERB.match(title)
    return lang != "es" or bool(_INFINITIVE.match(title))
