"""What a reader may choose once for the whole site: a trade and a country, and what comes of it."""

from collections.abc import Iterator

from generator.library import Entry
from generator.locales import locale
from generator.marks import N_
from generator.prose import Slugs
from generator.views.edition import Edition, record_address
from generator.views.page import Choice, Country, Link, Trade, Word
from generator.views.trades import title_in

# The heading of a country's page under which stands who helps there.
HELPERS = N_("Who helps here")
TEXTS = {
    "label": N_("Your trade and country"),
    "ask": N_("Your trade? Your country?"),
    "change": N_("Change it"),
    "trade": N_("Your trade"),
    "country": N_("Your country"),
    "none": N_("Not chosen"),
    "here": N_("Your country: {name}"),
    "mark": N_("in your country"),
    "now": N_("Now for {name}: what is from there comes first, in its words and numbers."),
    "kept": N_("Remembered: {name}."),
    "forget": N_("Forget my choice"),
    "forgotten": N_("Forgotten. The site is for all countries again."),
}


def choice(edition: Edition) -> Choice:
    """Return what a reader of an edition may choose."""
    words, library = edition.words, edition.library
    codes = words.by_name(library.served)
    return Choice(
        tuple(Country(code.lower(), words.country(code), signs(edition, code)) for code in codes),
        tuple(
            Trade(one.id, edition.title_of(one)) for one in library.sectors_by_title(edition.lang)
        ),
        tuple(word for one in library.all("sectors") for word in _words(one, edition)),
        locale(edition.lang).signs,
        edition.plan.named("countries").title(edition),
        {name: words(text) for name, text in TEXTS.items()},
    )


def helpers_at_home(edition: Edition) -> Link:
    """Return the link to who helps in the reader's own country, on the page of that."""
    words, page = edition.words, record_address("countries", "{id}")
    return Link(words("Who helps in {name}"), f"{page}#{Slugs().take(words(HELPERS))}")


def signs(edition: Edition, country: str) -> str:
    """Return the signs of numbers in a country, if the pages of any country have others."""
    own, usual = (locale(edition.lang, code).signs for code in (country, ""))
    return own if own != usual else ""


def most_unlike(edition: Edition, country: str) -> str | None:
    """Return a country that writes most numbers otherwise than another one, if any.

    Where the sign before decimals is another one, that is every number that has a sign. No country
    stands for the pages of any.
    """
    own = locale(edition.lang, country).signs
    known = {code: locale(edition.lang, code).signs for code in ("", *edition.library.served)}
    unlike = [code for code, signs in known.items() if signs != own]
    return max(unlike, key=lambda code: known[code][-1] != own[-1], default=None)


def _words(sector: Entry, edition: Edition) -> Iterator[Word]:
    """Yield the words of countries for a sector that are not its title."""
    if not edition.trade_of(sector):
        return
    record, said = edition.record(sector), dict[str, list[str]]()
    for code in edition.library.countries:
        word = title_in(code, record, edition.lang)
        if word and word != record.title:
            said.setdefault(word, []).append(code.lower())
    for word, codes in said.items():
        yield Word(sector.id, word, " ".join(codes))
