"""The words for a trade: what a country calls a sector."""

from collections.abc import Iterator

from generator.model.sectors import Sector


def title_in(country: str, sector: Sector, lang: str) -> str:
    """Return a country's own word for a sector as a title, or an empty text if none is known.

    It is in the plural where the record has it among the words for the trade.
    """
    named = (item for item in sector.trade_names if country in item.countries)
    own = next((item.name[lang] for item in named if lang in item.name), "")
    synonyms = sector.synonyms.get(lang, ())
    word = next((word for word in synonyms if own and is_plural_of(word, own)), own)
    return word[:1].upper() + word[1:]


def words_for(sector: Sector, lang: str) -> Iterator[str]:
    """Yield all words for a trade, those of all countries among them."""
    yield from sector.synonyms.get(lang, ())
    yield from (trade.name[lang] for trade in sector.trade_names if lang in trade.name)


def is_plural_of(word: str, singular: str) -> bool:
    """Say whether a word, or the first of several, is the plural of another."""
    head, _, tail = word.casefold().partition(" ")
    first, _, rest = singular.casefold().partition(" ")
    plurals = {f"{first}s", f"{first}es"} | ({f"{first[:-1]}ies"} if first.endswith("y") else set())
    second, other = (text.split(" ")[0].rstrip("s") for text in (tail, rest))
    return head in plurals and (not rest or second == other)
