"""Everything that depends on the reader's language: words, numbers, money, dates, countries."""

import contextlib
import gettext
import io
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Literal, NamedTuple

import babel
from babel import core, dates, lists, localedata, numbers
from babel.messages import mofile, pofile

from generator.locales.customs import official_languages
from generator.marks import N_
from generator.model.base import LANGUAGE_PATTERN, MOST_DECIMALS, Quantity

FOLDER = Path(__file__).parent
SOURCE_LANGUAGE = "en"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
LATIN = "Latn"
_SOURCE = babel.Locale.parse(SOURCE_LANGUAGE)

_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"})
_HOMES = {"es": "419"}
_SYMBOLS = {"USD": "US$", "EUR": "€"}
_QUALIFIED = {
    "about": N_("about {number}"),
    "over": N_("over {number}"),
    "under": N_("under {number}"),
    "up to": N_("up to {number}"),
}
# What groups thousands in a language that is read in countries of both customs: 20.400 is twenty
# thousand in Bolivia and twenty in Honduras. The Spanish Academy and ISO 80000 write a space.
_NEUTRAL_GROUPS = {"es": "\N{NARROW NO-BREAK SPACE}"}
# A number that is written so in a text, or with the like of that space; of one with decimals nobody
# knows which sign they have.
_SPACED = re.compile(
    r"\b\d{1,3}(?:[\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{THIN SPACE}]\d{3})+\b(?![.,]\d)"
)
# From five digits on: so the Academy, and CLDR for general Spanish (minimumGroupingDigits 2, which
# Babel leaves out). For the countries of Latin America CLDR says from four.
_LONGEST_UNGROUPED = len("4.321")
_ISO_4217 = 1978  # the year of its first edition


class _Numerals(NamedTuple):
    """How numbers are written: as CLDR says, or with another sign between the thousands."""

    formats: babel.Locale
    group: str = ""


class Locale:
    """Words and formats of one language; what it lacks comes from the source language.

    Numbers are written as is the custom in ``country``, if one is given, else in any.
    """

    def __init__(self, code: str, country: str = "") -> None:
        self.code, self._catalogue = code, _catalogue(code, FOLDER)
        try:
            self._babel = babel.Locale.parse(code)
        except (babel.UnknownLocaleError, ValueError):
            # CLDR does not have the formats of every language.
            self._babel = _SOURCE
        own = _NEUTRAL_GROUPS.get(code, "")
        self._numerals = _national(code, country) or _Numerals(self._babel, own)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Return in which direction the language is written."""
        return "rtl" if self.script in _RIGHT_TO_LEFT else "ltr"

    @property
    def is_for_all(self) -> bool:
        """Say whether numbers are written so that no reader of the language misreads them."""
        return bool(self._numerals.group)

    @property
    def signs(self) -> str:
        """Return the sign between thousands and the sign before decimals."""
        formats, group = self._numerals
        group = group or numbers.get_group_symbol(formats)
        return group + numbers.get_decimal_symbol(formats)

    @property
    def script(self) -> str:
        """Return the ISO 15924 code of the script that the language is mostly written in."""
        likely = core.get_global("likely_subtags").get(self.code, "")
        return next((part for part in likely.split("_") if len(part) == len(LATIN)), LATIN)

    def with_territory(self, country: str = "") -> str:
        """Return the language with a territory: the country if it is spoken there, else its home.

        The home of Spanish is Latin America (419), for which the site is made.
        """
        if self.code in official_languages(country):
            return f"{self.code}_{country}"
        likely = core.get_global("likely_subtags").get(self.code, "").split("_")[-1]
        home = _HOMES.get(self.code, likely if likely.isupper() else "")
        return f"{self.code}_{home}" if home else self.code

    def __call__(self, text: str, **values: object) -> str:
        """Return an interface text in this language, with ``values`` filled in."""
        translated = self._catalogue.gettext(text) if text else ""
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, count: Decimal | int) -> str:
        """Return the form that fits ``count``, with the count filled in; a part of one is many."""
        form = self._catalogue.ngettext(one, many, int(count) if count % 1 == 0 else 2)
        return form.format(count=self.number(count))

    def number(self, value: Decimal | int | float, digits: int = MOST_DECIMALS) -> str:
        """Return a number; ``digits`` is how many decimals to show at the most.

        Where they would show zero and it is not, the first digit is shown.
        """
        return _formatted(value, digits, self._numerals)

    def text(self, text: str) -> str:
        """Return a writer's text with the numbers that it groups with spaces as they are here."""
        if self.code not in _NEUTRAL_GROUPS:
            return text
        return _SPACED.sub(lambda found: self.number(int(re.sub(r"\s", "", found[0]))), text)

    def quantity(self, quantity: Quantity, prefix: str = "") -> str:
        """Return a source's number with its words: about, over, a range."""
        number = prefix + self.number(quantity.low)
        if quantity.is_range:
            number = f"{number}–{self.number(quantity.high)}"
        return self.qualified(number, quantity)

    def qualified(self, number: str, quantity: Quantity) -> str:
        """Return a number in words with the word that a source puts before it."""
        return self(_QUALIFIED[quantity.qualifier], number=number) if quantity.qualifier else number

    def money(self, quantity: Quantity, currency: str) -> str:
        """Return an amount of money as the source gives it."""
        return self.quantity(quantity, _SYMBOLS.get(currency, currency) + NO_BREAK_SPACE)

    def percent(self, value: Decimal, digits: int = 0) -> str:
        """Return ``value`` (40 for 40 %) as a percentage."""
        return f"{self.number(value, digits)}{NO_BREAK_SPACE}%"

    def month(self, day: date) -> str:
        """Return the month and the year of a day in words."""
        return self._named(partial(dates.format_skeleton, "yMMMM", day), day)

    def _named(self, shown: Callable[..., str], day: date) -> str:
        own = shown(locale=self._babel)
        return own if f"M{day:%m}" not in own else shown(locale=_SOURCE)

    def date(self, day: date) -> str:
        """Return a date in words; in those of the source language where a month has no name."""
        return self._named(partial(dates.format_date, day, "long"), day)

    def by_name(self, codes: Iterable[str]) -> list[str]:
        """Return the codes of countries in the order of their names."""
        return sorted(codes, key=lambda code: folded(self.country(code.upper())))

    def country(self, code: str) -> str:
        """Return the name of a country from its code, or the code itself if it has no name."""
        return str(self._babel.territories.get(code) or _SOURCE.territories.get(code, code))

    def currency(self, code: str) -> str:
        """Return the name of a currency from its code, or the code itself if it has no name."""
        return str(self._babel.currencies.get(code) or _SOURCE.currencies.get(code, code))

    def language(self, code: str) -> str:
        """Return the name of a language from its code, or the code itself if it is not known."""
        return str(self._babel.languages.get(code) or _SOURCE.languages.get(code, code))

    def listing(self, words: list[str]) -> str:
        """Return words as a sentence lists them: a, b and c."""
        return lists.format_list(words, locale=self._babel) if words else ""


def _national(code: str, country: str) -> _Numerals | None:
    """Return how a language writes numbers in a country; None where it is not at home there."""
    # CLDR has Spanish of Brazil, too, with the signs of Mexico, which mislead a Brazilian.
    if code in official_languages(country):
        with contextlib.suppress(babel.UnknownLocaleError):
            return _Numerals(babel.Locale(code, country))
    return None


@lru_cache(maxsize=65536)
def _formatted(value: Decimal | int | float, digits: int, numerals: _Numerals) -> str:
    formats, group = numerals
    digits = max(digits, -Decimal(value).adjusted())
    text = numbers.format_decimal(value, "#,##0." + "#" * digits, formats).replace("-", MINUS)
    return _regrouped(text, formats, group) if group else text


def _regrouped(text: str, formats: babel.Locale, group: str) -> str:
    whole, point, decimals = text.partition(numbers.get_decimal_symbol(formats))
    is_short = len(whole.lstrip(MINUS)) <= _LONGEST_UNGROUPED
    whole = whole.replace(numbers.get_group_symbol(formats), "" if is_short else group)
    return f"{whole}{point}{decimals}"


# The locale of a language, by its code and perhaps that of a country.
locale = cache(Locale)


@cache
def interface_languages() -> tuple[str, ...]:
    """Return the codes of the languages that the generator itself speaks."""
    folders = sorted(path.name for path in FOLDER.iterdir() if (path / "LC_MESSAGES").is_dir())
    return (SOURCE_LANGUAGE, *folders)


@cache
def language_codes() -> frozenset[str]:
    """Return the codes of all languages, from CLDR; a code with a region is none of them."""
    codes = {*map(str, _SOURCE.languages), *localedata.locale_identifiers()}
    # CLDR names some among the languages that are none.
    named = codes - {"mul", "und", "zxx"}
    return frozenset(code for code in named if re.match(LANGUAGE_PATTERN, code))


@cache
def codes_by_name(
    codes: frozenset[str], name: Callable[[Locale, str], str], plain: Callable[[str], str]
) -> dict[str, str]:
    """Return codes by their names in the languages of the generator, always in the same order."""
    spoken = [locale(lang) for lang in interface_languages()]
    return {plain(name(words, code)): code for words in spoken for code in sorted(codes)}


def current_code(code: str) -> str:
    """Return the code in use for a language named by an older or a longer one (spa is es)."""
    return str(core.get_global("language_aliases").get(code, code))


def current_country(code: str) -> str:
    """Return the code of the one country that an older or longer code names (BOL is BO), if any."""
    named = core.get_global("territory_aliases").get(code.upper(), ())
    return str(named[0]) if len(named) == 1 else ""


@cache
def country_codes() -> frozenset[str]:
    """Return the two-letter codes of all countries, of ISO 3166-1."""
    # Imported on first use, as is the list of currencies: to load them takes longer than a look-up.
    from pycountry import countries

    return frozenset(country.alpha_2 for country in countries)


@cache
def currency_codes() -> frozenset[str]:
    """Return the ISO 4217 codes of what is or was money somewhere, and of units that money is in.

    An X begins what belongs to no country. Such a code is money only where it was paid with; the
    others stand for gold, for tests and for nothing. What nobody paid with since the standard came
    has a code of CLDR alone: BOL is a mistake for BOB.
    """
    from pycountry import currencies

    used = core.get_global("territory_currencies").values()
    rows = ((code, end) for one in used for code, _, end, is_tender in one if is_tender)
    tender = {code for code, end in rows if not end or end[0] >= _ISO_4217}
    current = {currency.alpha_3 for currency in currencies}
    return frozenset(tender | {code for code in current if not code.startswith("X")})


@cache
def _catalogue(code: str, folder: Path) -> gettext.NullTranslations:
    source = folder / code / "LC_MESSAGES" / "cpkb.po"
    if not source.exists():
        # The source language, or a language whose records came before its catalogue.
        return gettext.NullTranslations()
    # Babel prints what it finds wrong; it must not stand in the middle of a report.
    with source.open("rb") as file, contextlib.redirect_stdout(sys.stderr):
        catalogue = pofile.read_po(file, locale=code)
    for message in list(catalogue):
        # A text that lacks a form goes: else English would follow another language's plural.
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(forms):
            catalogue.delete(message.id)
    compiled = io.BytesIO()
    mofile.write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def folded(text: str) -> str:
    """Return ``text`` without accents and capitals, to sort and compare by."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
