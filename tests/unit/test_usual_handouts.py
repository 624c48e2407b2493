"""The handouts of every country: which there are, in which language, and on which paper."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.checks import check
from generator.library import Library
from generator.locales.customs import official_languages, usual_paper
from generator.sheets.catalogue import language_of, sheets_of, usual
from tests.conftest import ROOT
from tests.unit.content import Content


@pytest.fixture(scope="module")
def library() -> Library:
    return check(ROOT / "content")[0]


def test_every_guide_has_one_handout_for_every_country(library: Library) -> None:
    found = Counter((one.entry, one.country) for one in sheets_of(library) if one.is_for_all)
    guides = [entry.id for entry in library.guide_sectors("en")]
    assert len(guides) >= 6
    assert len(library.served) >= 17
    assert found == Counter((guide, code) for guide in guides for code in library.served)


@pytest.mark.parametrize(
    ("country", "path"),
    [
        ("BO", "es/print/tanneries-handout-bo-a4.pdf"),
        ("MX", "es/print/tanneries-handout-mx-letter.pdf"),
        ("JM", "en/print/tanneries-handout-jm-a4.pdf"),
        ("BZ", "en/print/tanneries-handout-bz-letter.pdf"),
        ("TT", "en/print/tanneries-handout-tt-a4.pdf"),
        # English is official there, too, but fewer speak it.
        ("PR", "es/print/tanneries-handout-pr-letter.pdf"),
        # More speak Guarani, which the site is not published in.
        ("PY", "es/print/tanneries-handout-py-a4.pdf"),
        ("US", "en/print/tanneries-handout-us-letter.pdf"),
        # Until there is Portuguese: the language of most countries.
        ("BR", "es/print/tanneries-handout-br-a4.pdf"),
        ("HT", "es/print/tanneries-handout-ht-a4.pdf"),
    ],
)
def test_a_handout_speaks_as_its_country_does_and_fits_its_paper(
    library: Library, country: str, path: str
) -> None:
    assert path in [sheet.path for sheet in usual(library, country)]


def test_brazil_gets_portuguese_as_soon_as_the_site_has_it(content: Content) -> None:
    assert language_of("BR", content.library()) == "es"
    content.publish("pt")
    assert language_of("BR", content.library()) == "pt"


def test_no_language_that_cannot_be_printed_is_chosen(content: Content) -> None:
    text = "title: {en: Languages}\nterms:\n  ja: {label: {ja: 日本語}}\n"
    content.write("vocabularies/languages.yml", text)
    library = content.library()
    assert language_of("BO", library) == ""
    assert list(usual(library, "BO")) == []


def test_customs_of_a_country_that_nobody_knows() -> None:
    assert official_languages("ZZ") == ()
    assert usual_paper("ZZ") == "a4"


def test_a_country_outside_the_region_has_no_handouts_and_is_nobodys_choice(
    content: Content,
) -> None:
    content.case()
    content.replace("cases/a-case.md", "[BO]", "[BO, VN]")
    library = content.library()
    assert ("VN" in library.countries, "VN" in library.served) == (True, False)
    assert "VN" not in {sheet.country for sheet in sheets_of(library)}
    country = (content.folder / "countries" / "bo.md").read_text("utf-8")
    content.write("countries/vn.md", country)
    assert "VN" in content.library().served
