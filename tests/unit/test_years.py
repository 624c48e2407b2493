"""The years that facts describe: how they are typed, and how readers see them."""

from __future__ import annotations

import pytest

from generator.locales import locale
from generator.locales.years import dated_in, years_in
from generator.model.years import Years
from tests.unit.content import Content

PROGRAMME = "programmes/first-programme.md"
FORMS = "Write 2002, 2003-2019, about 2002, since 1997, before 2004 or after 2001, in these words."


@pytest.mark.parametrize(
    ("typed", "english", "spanish"),
    [
        ("2002", "2002", "2002"),
        ("2003-2019", "2003–2019", "2003–2019"),
        ("about 2002", "about 2002", "alrededor de 2002"),
        ("about 2000-2002", "about 2000–2002", "alrededor de 2000–2002"),
        ("since 1997", "since 1997", "desde 1997"),
        ("before 2004", "before 2004", "antes de 2004"),
        ("after 2001", "after 2001", "después de 2001"),
    ],
)
def test_years_are_shown_in_the_words_of_the_reader(typed: str, english: str, spanish: str) -> None:
    years = Years.parse(typed)
    assert str(years) == typed
    assert (years_in(locale("en"), years), years_in(locale("es"), years)) == (english, spanish)


@pytest.mark.parametrize(
    ("typed", "english", "spanish"),
    [
        ("2002", "as of 2002", "datos de 2002"),
        ("about 2002", "as of about 2002", "datos de alrededor de 2002"),
        ("since 1997", "facts since 1997", "datos desde 1997"),
        ("before 2004", "facts from before 2004", "datos anteriores a 2004"),
        ("after 2001", "facts from after 2001", "datos posteriores a 2001"),
    ],
)
def test_the_date_of_facts_is_a_phrase_of_the_language(
    typed: str, english: str, spanish: str
) -> None:
    years = Years.parse(typed)
    assert (dated_in(locale("en"), years), dated_in(locale("es"), years)) == (english, spanish)


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("hacia 2002", "Write it like this: about 2002"),
        ("aprox. 2002", "Write it like this: about 2002"),
        ("ca. 2002", "Write it like this: about 2002"),
        ("ca 2002", "Write it like this: about 2002"),
        ("approx 2002", "Write it like this: about 2002"),
        ("circa 2002", "Write it like this: about 2002"),
        ("~2002", "Write it like this: about 2002"),
        ("About 2002", "Write it like this: about 2002"),
        ("desde 1997", "Write it like this: since 1997"),
        ("antes de 2004", "Write it like this: before 2004"),
        ("después de 2001", "Write it like this: after 2001"),
        ("2003–2019", "Write it like this: 2003-2019"),
        ("2003 a 2019", "Write it like this: 2003-2019"),
        ("2003 to 2019", "Write it like this: 2003-2019"),
        ("2002/2004", FORMS),
        ("2002 and 2004", FORMS),
        ("2002 y 2004", FORMS),
        ("2003-2003", FORMS),
        ("from 1997 to 2003", FORMS),
        ("the nineties", FORMS),
        ("20022", FORMS),
        ("1802", FORMS),
        ("2002, 2004", FORMS),
    ],
)
def test_what_is_no_year_is_told_with_what_to_type(content: Content, typed: str, cure: str) -> None:
    content.replace(PROGRAMME, "as_of: 1998-2004", f"as_of: {typed}")
    assert content.said() == [
        f'first-programme.md:7:8 K310 "{typed}" is not a year or years as this field takes them.'
    ]
    assert content.cures() == [cure]


def test_the_year_of_a_benchmark_is_told_too(content: Content) -> None:
    content.replace("sectors/tanneries.md", "benchmarks:\n", "benchmarks:\n" + BENCHMARK)
    assert content.cures() == ["Write it like this: 2016-2018"]


BENCHMARK = """\
  - {id: other, indicator: Water, value: 3, unit: m3, basis: average, year: 2016 to 2018,
     source: plant-report, evidence: stated}
"""
