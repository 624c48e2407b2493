"""What the search knows of every page: its texts by their rank, and what it can be narrowed by."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from generator.asking import contact_of
from generator.library import Entry, countries_of
from generator.locales import folded, locale
from generator.marks import N_
from generator.model.documents import Source, Term
from generator.model.fields import texts, walk
from generator.model.records import Example
from generator.model.sectors import Sector
from generator.views.edition import Edition
from generator.views.figures import text_of
from generator.views.plan import PlannedPage
from generator.views.reference import glossary_anchor

# Kinds of pages with what readers see of them; where the words fit equally, in this order.
KINDS = {
    "guides": N_("Guide"),
    "sectors": N_("Sector"),
    "measures": N_("Measure"),
    "cases": N_("Case"),
    "centres": N_("Centre"),
    "bodies": N_("Whom to ask"),
    "countries": N_("Country"),
    "financing": N_("Financing"),
    "programmes": N_("Programme"),
    "policies": N_("Policy"),
    "pages": N_("Page"),
    "glossary": N_("Glossary"),
    "sources": N_("Source"),
}
# What people ask for who want a page of a kind, beside what it is called.
ASKED_FOR = {
    "cases": N_("example, result"),
    "centres": N_("who helps, advice"),
    "bodies": N_("who helps, chamber, association"),
    "financing": N_("who lends, loan, credit, money"),
    "countries": N_("who helps, who lends"),
    "policies": N_("law, rules"),
}
# There are many of these, and every letter is loaded: their first sentence leads to them.
_BRIEF = {"cases", "measures", "financing", "programmes", "policies", "centres", "bodies"}
_FIRST_SENTENCE = re.compile(r"(.+?[.?!])(?= [^a-zà-ÿ])")
# So much was read of a document that is left to the full text.
_LITTLE = {"excerpt", "abstract", "cited"}
# A word that more pages have leads to none of them.
_RARE = 2
# Names, as far as a capital within a sentence betrays them, acronyms and numbers.
_NAME = re.compile(r"(?<=[\w,;)/] )[^\W\d_a-zà-ÿ]\w{2,}|\b[A-Z][A-Z+\d]{2,}\b|\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w{2,}|\d")
_TARGET = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True)
class Answer:
    """One page, or one entry of the glossary, as the search can give it for an answer.

    ``names`` are other words for what it is about, ``facts`` short texts that people look for:
    figures, places, plants; ``rest`` are rare names and numbers of its other texts.
    """

    address: str
    title: str
    kind: str
    summary: str = ""
    names: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    lang: str = ""

    @property
    def seen(self) -> str:
        """Return all of its texts but the rest."""
        parts = (self.title, self.summary, *self.names, *self.questions, *self.facts)
        return " ".join(parts)


def answers_of(edition: Edition) -> list[Answer]:
    """Return everything that the search of an edition can answer with."""
    pages = [one for one in edition.plan.pages.values() if _is_answer(one, edition)]
    answers = [_answer(one, edition.within(one.country)) for one in pages]
    answers = list(_with_acronyms(answers, edition))
    others = [_other_texts(one.entry, edition) if one.entry else "" for one in pages]
    return [*_with_rest(answers, others), *_terms(edition)]


def _is_answer(planned: PlannedPage, edition: Edition) -> bool:
    """Say whether a page is worth a place.

    A document of which nobody read more than a part, or that is in another language of the site,
    where its words are found, is left to the full text.
    """
    record = planned.entry.record if planned.entry else None
    is_left = isinstance(record, Source) and (
        record.read in _LITTLE or record.language in _other_languages(edition)
    )
    return planned.is_listed and bool(planned.address) and not is_left


def _answer(planned: PlannedPage, edition: Edition) -> Answer:
    folder, _, id_ = planned.address.removesuffix("/").partition("/")
    title, entry = planned.title(edition), planned.entry
    if not id_:
        return Answer(planned.address, title, "pages", edition.words(planned.summary))
    if not entry:
        names = _country_names(id_, edition)
        return Answer(planned.address, title, folder, names=names, countries=(id_,))
    record = edition.record(entry)
    own = (id_,) if folder in ("sectors", "countries") else ()
    return Answer(
        planned.address,
        edition.title_of(entry),
        "guides" if getattr(record, "status", "") == "guide" else folder,
        _summary(entry, edition),
        _each(_names(entry, edition)),
        _each(chain(*_in_reach(getattr(record, "questions", {}), edition))),
        _each(_facts(entry, edition)),
        sectors=own if folder == "sectors" else tuple(getattr(record, "sectors", ())),
        countries=own if folder == "countries" else tuple(map(str.lower, countries_of(record))),
        lang=edition.foreign(edition.lang_of(entry)),
    )


def _summary(entry: Entry, edition: Edition) -> str:
    """Return what an answer says of a record below its title."""
    if isinstance(entry.record, Source):
        return entry.record.publisher or ""
    summary = edition.summary_of(entry)
    return _first_sentence(summary) if entry.kind.folder in _BRIEF else summary


def _first_sentence(text: str) -> str:
    found = _FIRST_SENTENCE.match(text)
    return found[0] if found else text


def _each(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, found)))


def _names(entry: Entry, edition: Edition) -> Iterator[str]:
    """Yield other words for what a record is about."""
    record = entry.record
    if isinstance(record, Sector):
        for words in _in_reach(record.synonyms, edition):
            yield from words
        # The words of a country are found by whoever has heard them there, whatever the language.
        for trade in record.trade_names:
            yield from trade.name.values()
    yield getattr(record, "firm", None) or ""
    if entry.kind.folder == "countries":
        yield from _country_names(entry.id, edition)
    yield getattr(record, "acronym", None) or ""
    yield from getattr(record, "names", ())


def _other_languages(edition: Edition) -> set[str]:
    """Return the languages of the site that are not the edition's."""
    return set(edition.library.languages) - {edition.lang}


def _in_reach(words: Mapping[str, Any], edition: Edition) -> Iterator[Any]:
    """Yield words of the language, and of those that have no site where they could be found."""
    others = _other_languages(edition)
    yield from (said for lang, said in words.items() if lang not in others)


def _country_names(id_: str, edition: Edition) -> tuple[str, ...]:
    """Return what a country is called in the languages whose words for trades are found."""
    synonyms = (sector.record.synonyms for sector in edition.library.all("sectors"))
    langs = dict.fromkeys(lang for one in synonyms for lang in one)
    reached = _in_reach({lang: lang for lang in langs}, edition)
    return _each(locale(lang).country(id_.upper()) for lang in reached)


def _facts(entry: Entry, edition: Edition) -> Iterator[str]:
    """Yield the short texts of a record that people look for: figures, places, plants."""
    record = edition.record(entry)
    yield getattr(record, "place", None) or ""
    if contact := contact_of(entry):
        yield contact.city or ""
    for _, one in walk(record):
        if isinstance(one, Example) and one.plant:
            yield one.plant
    for isic in getattr(record, "isic", ()):
        yield f"{edition.words('ISIC class')} {isic.code}"
    for figure in entry.figures_in(edition.lang):
        yield text_of(figure, edition)


def _with_acronyms(answers: Iterable[Answer], edition: Edition) -> Iterator[Answer]:
    """Yield answers with what their acronyms stand for, and the acronyms of what they spell out."""
    if not (twins := _twins(edition)):
        yield from answers
        return
    longest = "|".join(sorted(map(re.escape, twins), key=len, reverse=True))
    named = re.compile(rf"(?<!\w)(?:{longest})(?!\w)")
    # A title that begins with an acronym, or has it in brackets, is that of what it stands for.
    own = re.compile(rf"^(?:{longest})\b|(?<=\()(?:{longest})(?=\))")
    for one in answers:
        found = (twins[name] for name in named.findall(f"{one.title}. {one.summary}"))
        yield replace(one, names=_each((*one.names, *own.findall(one.title), *found)))


def _twins(edition: Edition) -> dict[str, str]:
    found: dict[str, str] = {}
    for term in edition.library.acronyms:
        name, full = edition.pick(term.name), edition.pick(term.expansion or {})
        if name and full:
            found |= {name: full, full: name}
    return found


def _other_texts(entry: Entry, edition: Edition) -> str:
    record = edition.record(entry)
    if isinstance(record, Source):
        return " ".join(filter(None, (str(record.year or ""), edition.pick(record.note or {}))))
    # Words alone are taken of it, so that it need not be parsed.
    body = _TARGET.sub("]", entry.document_in(edition.lang).body)
    return " ".join((*(text for _, text in texts(record)), body))


def _with_rest(answers: list[Answer], others: list[str]) -> Iterator[Answer]:
    """Yield answers with those names and numbers of their other texts that few pages have."""
    names = [{folded(name): name for name in _NAME.findall(text)} for text in others]
    spread = Counter(plain for own in names for plain in own)
    for answer, own in zip(answers, names, strict=True):
        seen = set(_WORD.findall(folded(answer.seen)))
        rare = (name for plain, name in own.items() if spread[plain] <= _RARE and plain not in seen)
        yield replace(answer, rest=tuple(rare))


def _terms(edition: Edition) -> Iterator[Answer]:
    """Yield the entries of the glossary, each with the address of its letter on the page."""
    page = edition.plan.named("glossary")
    for entry in edition.library.all("glossary"):
        term: Term = entry.record
        name = edition.pick(term.name)
        address = f"{page.address}#{glossary_anchor(name)}"
        # What an acronym stands for says enough of it here; every letter is loaded.
        full = edition.pick(term.expansion or {})
        meaning = "" if full else _first_sentence(edition.pick(term.meaning or {}))
        yield Answer(address, name, "glossary", meaning, _each((full,)))
