"""Names of institutions and countries, as a record types them and as its readers know them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from generator.library import Library
from generator.locales import Locale, codes_by_name, country_codes, folded
from generator.model.documents import Term
from generator.views.edition import Edition


def names_in(edition: Edition, names: Iterable[str]) -> str:
    """Return names as a sentence lists them, each as the glossary or CLDR has it in a language."""
    words, known = edition.words, _known(edition.library)
    countries = codes_by_name(country_codes(), Locale.country, folded)

    def shown(name: str) -> str:
        if labels := known.get(folded(name)):
            return edition.pick(labels)
        code = countries.get(folded(name))
        return words.country(code) if code else name

    return words.listing([shown(name) for name in names])


@lru_cache(maxsize=1)
def _known(library: Library) -> dict[str, Mapping[str, str]]:
    """Return the names of centres and of the glossary per language, by each way to write them."""
    ways: list[Mapping[str, str]] = [
        labels for term in library.acronyms for labels in _ways_to_write(term)
    ]
    for centre in library.all("centres"):
        ways.append({lang: centre.record_in(lang).title for lang in library.languages})
    return {folded(name): labels for labels in ways for name in labels.values()}


def _ways_to_write(term: Term) -> tuple[Mapping[str, str], ...]:
    """Return an acronym, what it stands for, and both, each per language."""
    if not term.expansion:
        return (term.name,)
    both = {
        lang: f"{whole} ({term.name[lang]})"
        for lang, whole in term.expansion.items()
        if lang in term.name
    }
    return term.name, term.expansion, both
