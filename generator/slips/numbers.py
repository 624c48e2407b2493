"""Numbers as people write them elsewhere: what is too much in them, and what to type."""

import re
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from babel import core, numbers

from generator.locales import currency_codes, folded
from generator.marks import N_
from generator.model.base import MOST_DECIMALS, MOST_DIGITS, unlike_thousands

SEPARATOR = N_("thousands are not separated, and decimals stand behind a point")
TWO_READINGS = N_("its comma or point may separate thousands or decimals")
PERCENT = N_("the sign % has no place in it")
CURRENCY = N_("the currency has no place in it")
UNIT = N_("the unit has no place in it")
WORD = N_("of words it takes only about, over, under and up to")
AT_LEAST = N_('it has no word for "at least"')
RANGE = N_("a range is two numbers with a hyphen between them, the smaller first")
DIGITS = N_("it is not written in digits")
ONE = N_("one number stands here, without words and without a range")
MINUS = N_("its minus is another sign than the hyphen of the keyboard")
LONG = N_("it has more than fifteen digits, or more than six behind the point")
ELSE = N_("there are other words or signs in it")

_QUALIFIERS = {
    "about": (
        r"~|≈|±|c\.|ca\.|circa|about|around|approx\.?|approximately|roughly|some|aprox\.?"
        r"|aproximadamente|cerca de|alrededor de|unos|unas|mas o menos|mais ou menos|uns|umas"
    ),
    "under": r"<|under|below|less than|fewer than|menos de|menos que|inferior a|por debajo de",
    "up to": r"≤|<=|up to|at most|max\.?|hasta|ate|como maximo|no mas de|no maximo",
    "over": r">|over|above|more than|mas de|mas que|mais de|superior a|por encima de",
    "": r"≥|>=|at least|al menos|por lo menos|pelo menos|como minimo|min\.?|no menos de",
}
_ANY = "|".join(words for words in _QUALIFIERS.values())
_TOO_LONG = re.compile(rf"\d{{{MOST_DIGITS + 1}}}|\.\d{{{MOST_DECIMALS + 1}}}")
_FACTORS = {
    "mil": 1000, "miles": 1000, "thousand": 1000, "k": 1000,
    **dict.fromkeys(("millon", "millones", "million", "millions", "milhao", "milhoes"), 10**6),
}  # fmt: skip
_WORDS = {"mil": "1000", "un millon": "1000000", "one thousand": "1000", "cien": "100"}
# A currency that its sign or name does not tell.
UNKNOWN = "?"
# By their signs and names; what several countries use has no code.
CURRENCIES = {
    "us$": "USD", "u$s": "USD", "$us": "USD", "usd": "USD", "mx$": "MXN", "rd$": "DOP", "c$": "NIO",
    "₡": "CRC", "₲": "PYG", "gs": "PYG", "gs.": "PYG", "q": "GTQ", "£": "GBP", "r$": "BRL",
    "s/": "PEN", "s/.": "PEN", "€": "EUR",
    "euros": "EUR", "bolivianos": "BOB", "quetzales": "GTQ", "lempiras": "HNL", "soles": "PEN",
    "reais": "BRL", "reales": "BRL", "guaranies": "PYG", "colones": "", "cordobas": "NIO",
    "$": "", "bs": "", "bs.": "", "pesos": "", "dolares": "", "dollars": "",
}  # fmt: skip
_SIGNS = "|".join(map(re.escape, sorted(CURRENCIES, key=len, reverse=True)))
# Only what is surely a unit: an M may be metres or millions.
_UNITS = (
    r"percent|per cent|pct|por ?ciento|por ?cento"
    r"|m(?:ts?)?3|m2|hl|lt?r?s?|litros?|lit(?:er|re)s?|kgs?|kilos?|g|tm?|tons?"
    r"|tonnes?|toneladas?|[kmg]?wh|[mg]j|gal\w*"
    r"|lbs?|libras?|mes(?:es)?|months?|semanas?|weeks?|dias?|days?|anos?|years?|h|horas?|hours?"
    r"|por (?:dia|mes|ano)|per (?:day|month|year)|plantas?|plants?|empresas?|firms?"
)
_NUMBER = r"\d[\d.,'’]*(?: \d{3}(?!\d)[\d.,]*)*"
_BETWEEN = r"(?: ?%(?=.*%))?(?: ?(?:-|–|—|\.\.\.?|…) ?| (?:a|al|to|y|e|and|hasta|ate) )"


def _part(number: int) -> str:
    factor = rf"(?: ?(?P<factor{number}>{'|'.join(_FACTORS)})\b)?"
    return rf"(?P<number{number}>{_NUMBER}){factor}"


_WRITTEN = re.compile(
    rf"(?:between |entre |from |de |desde )?(?P<word>{_ANY})? ?"
    rf"(?P<before>{_SIGNS}|[a-z]{{3}}(?= ))? ?"
    rf"{_part(1)}(?:{_BETWEEN}(?:(?P=before) ?)?{_part(2)})?"
    rf"(?: ?(?P<behind>{_SIGNS}|(?!(?:{_UNITS})\b)[a-z]{{3}}$))?"
    rf"(?: ?(?P<unit>%|(?:{_UNITS})\b[^,;]{{0,30}}))??(?: ?(?P<after>{_ANY}|\+))?"
)


class Meant(NamedTuple):
    """What is too much in a number, and what was meant: one number, or one of two."""

    what: str
    number: str = ""
    whole: str = ""
    decimal: str = ""
    currency: str = ""
    unit: str = ""
    # The number without a word for which there is no other.
    plain: str = ""


def number_meant(typed: str) -> Meant:
    """Return what is too much in a number, and how to write it where that is sure."""
    text = _in_plain_digits(re.sub(r"\s+", " ", folded(typed[:100]))).strip().rstrip(" .")
    if text in _WORDS:
        return Meant(DIGITS, _WORDS[text])
    if re.match(r"[-−–] ?\d", text):
        return _negative(text[1:].lstrip())
    if re.fullmatch(r"\d+ ?-", text):
        return Meant(RANGE)
    if not (found := _WRITTEN.fullmatch(text.rstrip(".-"))):
        return Meant(ELSE if re.search(r"\d", text) else DIGITS)
    readings = _readings(found)
    if not readings:
        return Meant(SEPARATOR)
    # No figure has more digits.
    if any(_TOO_LONG.search(one) for one in readings):
        return Meant(LONG)
    if (currency := _currency(found)) and currency not in currency_codes() | {UNKNOWN}:
        return Meant(ELSE)
    word = _qualifier(found["word"] or found["after"])
    numbers = [f"{word} {one}".strip() for one in readings]
    unit = typed.rstrip()[-len(found["unit"]) :] if found["unit"] else ""
    meant = Meant(_too_much(found, len(numbers) > 1), currency=currency, unit=unit)
    if word is None:
        return Meant(AT_LEAST, plain=readings[0] if len(readings) == 1 else "")
    if len(numbers) > 1:
        return meant._replace(whole=numbers[0], decimal=numbers[1])
    return meant._replace(number=numbers[0])


def _negative(text: str) -> Meant:
    """Return what was meant by a number behind a minus, if it is one number."""
    meant = number_meant(text)
    if not re.fullmatch(r"[\d.]+", meant.number + meant.whole + meant.decimal):
        return Meant(ELSE)
    numbers = {
        name: f"-{one}" for name in ("number", "whole", "decimal") if (one := getattr(meant, name))
    }
    return meant._replace(what=MINUS if meant.number == text else meant.what, **numbers)


def _in_plain_digits(text: str) -> str:
    """Return a text in digits that a number is made of, with a zero before a point that has none.

    Behind a sign of money no point begins a number: S/.500 is five hundred.
    """
    plain = re.sub(r"\d", lambda digit: str(int(digit[0])), text)
    return re.sub(r"(?<!\S)(?=[.,]\d)", "0", plain)


def is_percent(unit: str) -> bool:
    """Say whether a unit is the sign or a word for per cent."""
    return re.fullmatch(r"%|percent|per cent|pct|por ?ciento|por ?cento", unit.lower()) is not None


def _too_much(found: re.Match[str], is_unsure: bool) -> str:
    """Return the first thing that is wrong in a number that could be read."""
    if is_unsure:
        return TWO_READINGS
    if found["before"] or found["behind"]:
        return CURRENCY
    if found["unit"]:
        return PERCENT if is_percent(found["unit"]) else UNIT
    if found["word"] or found["after"]:
        return WORD
    if found["factor1"] or found["factor2"]:
        return DIGITS
    return RANGE if found["number2"] else SEPARATOR


def _readings(found: re.Match[str]) -> list[str]:
    """Return the ways to read a number or range; none if it can be no number."""
    first = _values(found["number1"], found["factor1"] or found["factor2"])
    if not found["number2"]:
        return first
    second = _values(found["number2"], found["factor2"])
    if len(first) != len(second):
        return []
    pairs = zip(first, second, strict=True)
    return ["-".join(sorted(pair, key=Decimal)) for pair in pairs]


def _values(number: str, factor: str | None) -> list[str]:
    plain = re.sub(r"(?<=\d)[ '’](?=\d{3}(?!\d))", "", number).rstrip(".,-")
    values = _plain(plain)
    if plain != number and re.fullmatch(r"\d+[.,]\d{3}", plain):
        # 1'200.000 are millions to some, and to others a number with three decimals.
        values = [re.sub("[.,]", "", plain), *values[-1:]]
    if not factor:
        return values
    return [f"{Decimal(value) * _FACTORS[factor]:f}".partition(".")[0] for value in values[:1]] * (
        len(values) == 1
    )


def _plain(number: str) -> list[str]:
    """Return the numbers that digits with points and commas may be."""
    signs = re.findall(r"[.,]", number)
    if not signs:
        return [number] if number.isdecimal() else []
    parts = re.split(r"[.,]", number)
    are_thousands = all(len(part) == 3 for part in parts[1:-1]) and 0 < len(parts[0]) <= 3
    whole, last = "".join(parts[:-1]), parts[-1]
    if len(set(signs)) == 2 and signs.count(signs[-1]) == 1 and are_thousands:
        return [f"{whole}.{last}"]
    if len(signs) > 1:
        return ["".join(parts)] if len(set(signs)) == 1 and are_thousands and len(last) == 3 else []
    if len(last) == 3 and parts[0] != "0" and len(parts[0]) <= 3:
        return ["".join(parts), unlike_thousands(f"{whole}.{last}")]
    return [f"{whole}.{last}"]


def _qualifier(word: str | None) -> str | None:
    """Return the word that the program knows for one; None if it has no such word."""
    if not word:
        return ""
    names = (name for name, words in _QUALIFIERS.items() if re.fullmatch(words, word))
    return next(names, "") or None


def _currency(found: re.Match[str]) -> str:
    signs = [sign for sign in (found["before"], found["behind"]) if sign]
    codes = {CURRENCIES.get(sign, sign.upper()) for sign in signs} - {""}
    if len(codes) == 1:
        return codes.pop()
    return UNKNOWN if signs else ""


@cache
def currencies_by_name() -> Mapping[str, str]:
    """Return codes in use by the names of currencies, and by words that no other currency has."""
    codes: dict[str, set[str]] = defaultdict(set)
    territories = core.get_global("territory_currencies").values()
    in_use = {
        code
        for tender in territories
        for code, _, end, is_tender in tender
        if is_tender and not end
    }
    for lang in ("en", "es", "pt"):
        for code in sorted(in_use):
            for count in (1, 2):
                name = folded(numbers.get_currency_name(code, count, lang))
                for word in (name, *name.split()):
                    codes[word].add(code)
    return {word: min(found) for word, found in codes.items() if len(found) == 1}
