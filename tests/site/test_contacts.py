"""How those who help are reached, on the built site: links that dial, and what machines are told."""

from __future__ import annotations

import json

import pytest

from tests.site.reading import Page, Site, words

JAMAICA = {
    "telephone": ["+1 876 618 1534", "+1 876 632 4275"],
    "email": "info@bsj.org.jm",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "6 Winchester Road",
        "addressLocality": "Kingston 10",
        "addressCountry": "JM",
    },
}


def ways(page: Page) -> list[tuple[str, str]]:
    """Return the links by which somebody is reached, with their words."""
    links = page.all("//p[@class='kb-contact__ways']/a")
    return [(words(link), link.get("href", "")) for link in links]


def cards(page: Page) -> list[str]:
    return [words(card) for card in page.classed("kb-contact")]


def test_a_body_is_telephoned_and_written_to_from_its_page(site: Site) -> None:
    assert ways(site.page("es/bodies/bsj-jamaica/")) == [
        ("Teléfono +1 876 618 1534", "tel:+18766181534"),
        ("Teléfono +1 876 632 4275", "tel:+18766324275"),
        ("info@bsj.org.jm", "mailto:info@bsj.org.jm"),
        ("www.bsj.org.jm", "https://www.bsj.org.jm/testing"),
    ]


@pytest.mark.parametrize(
    ("lang", "lead"),
    [
        (
            "en",
            "No telephone number or e-mail address of it is known here. "
            "Ask one of these instead.",
        ),
        (
            "es",
            "Aquí no se conoce su teléfono ni su correo electrónico. "
            "Pregunte mejor en uno de estos lugares.",
        ),
    ],
)
def test_a_centre_that_nobody_reaches_names_whom_to_ask(site: Site, lang: str, lead: str) -> None:
    page = site.page(f"{lang}/centres/cpts-bolivia/")
    assert lead in [words(one) for one in page.all("//p")]
    assert ways(page)[0][1] == "tel:+59122776321"


def test_a_country_says_who_helps_with_telephone(site: Site) -> None:
    page = site.page("en/countries/jm/")
    first, *_, last = cards(page)[:5]
    assert first.startswith("Scientific Research Council (SRC), Jamaica Public agency: ")
    assert last == (
        "Cleaner production centre of Jamaica as of 2002 "
        "No telephone number or e-mail address of it is known here."
    )


def test_a_country_says_who_lends_with_telephone(site: Site) -> None:
    page = site.page("en/countries/jm/")
    ((text, dials),) = [
        (words(card), card.xpath(".//a[starts-with(@href, 'tel:')]/@href"))
        for card in page.classed("kb-contact")
        if words(card).startswith("Solar loan of the EXIM Bank, Jamaica")
    ]
    assert "Open when last read about, as of 2023" in text
    assert dials == ["tel:+18766301400"]


def test_the_known_page_of_a_centre_is_shown_where_people_look(site: Site) -> None:
    for address in ("es/countries/mx/", "es/sectors/tanneries/"):
        shown = ways(site.page(address))
        assert ("www.cmpl.ipn.mx", "https://www.cmpl.ipn.mx") in shown


def test_every_country_with_a_page_of_its_own_names_somebody_who_answers(site: Site) -> None:
    silent = [
        code
        for code in sorted(one["id"] for one in site.data("countries.json"))
        if not any(
            to.startswith(("tel:", "mailto:")) for _, to in ways(site.page(f"en/countries/{code}/"))
        )
    ]
    assert silent == []


def test_a_printed_contact_says_to_telephone_first_and_where_it_is_printed(site: Site) -> None:
    page = site.page("en/financing/exim-jamaica-solar/")
    (card,) = page.classed("kb-contact")
    assert words(card).endswith(
        "Printed in a document of 2024, read on November 26, 2026. "
        "Telephone before you go there."
    )
    assert card.xpath(".//sup/a/@href") != []


def test_an_own_page_says_of_which_year_it_is(site: Site) -> None:
    (card,) = site.page("es/bodies/ma-uruguay/").classed("kb-contact")
    assert "Leído el 26 de noviembre de 2026 en su propia página, de 2021." in words(card)


def test_machines_are_told_how_a_body_is_reached(site: Site) -> None:
    page = site.page("en/bodies/bsj-jamaica/")
    told = json.loads(page.values("//script[@type='application/ld+json']/text()")[0])
    assert {name: told[name] for name in JAMAICA} == JAMAICA


def test_the_data_hold_every_contact(site: Site) -> None:
    (bureau,) = [one for one in site.data("bodies.json") if one["id"] == "bsj-jamaica"]
    assert bureau["contact"]["telephone"] == JAMAICA["telephone"]
    assert (bureau["contact"]["how"], bureau["contact"]["source"]) == ("page", "bsj-testing")


def test_every_country_has_somebody_to_ask(site: Site) -> None:
    known = {one["country"] for one in site.data("bodies.json")}
    countries = {one["id"].upper() for one in site.data("countries.json")}
    assert countries - known == set()
