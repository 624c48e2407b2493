"""Whom to ask: in which order, who is named in the place of another, and who is near."""

from __future__ import annotations

import pytest

from generator.asking import (
    asked_in,
    helpers_of,
    helpers_of_trade,
    instead_of,
    nearest_asked,
)
from generator.library import Library
from generator.views.page import Page, Section
from tests.unit.content import Content
from tests.unit.test_claims import page, plain
from tests.unit.test_contacts import BODY, CALLED, NOT_KNOWN, body, shown


def helps(found: Page) -> Section:
    return next(one for one in found.sections if one.title.startswith("Who helps"))


def test_who_answers_comes_first_then_the_trade_then_who_has_a_page(content: Content) -> None:
    body(content, f"sectors: [tanneries]\n{CALLED}")
    body(content, "", "third-body")
    body(content, "sectors: [tanneries]\n", "fourth-body")
    library = content.library()
    tanneries = library.get("sectors", "tanneries")
    of_country = [one.id for one in helpers_of(library, "BO")]
    of_trade = [one.id for one in helpers_of(library, "BO", tanneries)]
    assert of_country == [
        *("first-chamber", "second-body", "first-centre", "third-body", "fourth-body")
    ]
    assert of_trade == ["second-body", "first-chamber", "fourth-body", "first-centre", "third-body"]
    assert [one.id for one in helpers_of_trade(library, tanneries)] == [
        *("second-body", "fourth-body", "first-centre")
    ]
    assert [one.id for one in asked_in(library, "BO")] == ["first-chamber", "second-body"]
    assert helpers_of(library, "PE") == []


def test_where_nothing_is_known_the_bodies_of_the_country_are_named(content: Content) -> None:
    for address in ("centres/first-centre/", "financing/first-fund/"):
        found = page(content.library(), address).contact
        assert found
        assert found.title == "Whom to ask"
        assert found.lead == f"{NOT_KNOWN} Ask one of these instead."
        assert [card[:2] for card in shown(found)] == [
            ["First chamber", "Telephone +591 2 277 6321 -> tel:+59122776321"]
        ]


def test_nobody_is_named_in_the_place_of_another_who_cannot_be_asked(content: Content) -> None:
    (content.folder / "bodies" / "first-chamber.md").unlink()
    body(content)
    found = page(content.library(), "centres/first-centre/").contact
    assert found
    assert (found.title, found.lead, found.contacts) == ("Whom to ask", NOT_KNOWN, ())


def test_an_association_is_asked_for_its_own_trade_alone(content: Content) -> None:
    body(content, f"sectors: [tanneries]\n{CALLED}")
    body(content, "sectors: [tanneries]\n", "third-body")
    library = content.library()
    centre, tanners = library.get("centres", "first-centre"), library.get("bodies", "third-body")
    assert [one.id for one in instead_of(centre, library)] == ["first-chamber"]
    assert [one.id for one in instead_of(tanners, library)] == ["first-chamber", "second-body"]


def test_in_each_of_several_countries_one_is_asked(content: Content) -> None:
    for number in range(1, 4):
        body(content, CALLED, f"body-{number}")
    content.write("bodies/lima.md", f"{BODY.replace('BO', 'PE')}{CALLED}---\n")
    content.replace("financing/first-fund.md", "[BO]", "[BO, EC, PE]")
    library = content.library()
    fund = library.get("financing", "first-fund")
    assert [one.id for one in instead_of(fund, library)] == ["body-1", "lima"]
    content.replace("financing/first-fund.md", "[BO, EC, PE]", "[BO]")
    library = content.library()
    fund = library.get("financing", "first-fund")
    assert [one.id for one in instead_of(fund, library)] == ["body-1", "body-2", "body-3"]


@pytest.mark.parametrize(
    ("lang", "lead"),
    [
        (
            "en",
            "No telephone number or e-mail address of it is known here. Of nobody in this "
            "country is a number or address known; these are the nearest.",
        ),
        (
            "es",
            "Aquí no se conoce su teléfono ni su correo electrónico. De nadie de este país se "
            "conoce aquí un teléfono o un correo electrónico; estos son los más cercanos.",
        ),
    ],
)
def test_where_nobody_of_the_country_answers_the_nearest_are_named(
    content: Content, lang: str, lead: str
) -> None:
    content.replace("centres/first-centre.md", "country: BO", "country: PY")
    content.write("bodies/cuban.md", f"{BODY.replace('BO', 'CU')}{CALLED}---\n")
    freephone = CALLED.replace("telephone: [+591 2 277 6300]", "freephone: [0800 570 0800]")
    content.write("bodies/brazilian.md", f"{BODY.replace('BO', 'BR')}{freephone}---\n")
    found = page(content.library(), "centres/first-centre/", lang).contact
    assert found
    assert found.lead == lead
    assert [card[0] for card in shown(found)] == ["First chamber", "Second body"]


def test_who_is_near_is_no_association_of_a_trade(content: Content) -> None:
    body(content, f"sectors: [tanneries]\n{CALLED}")
    library = content.library()
    tanneries = library.get("sectors", "tanneries")
    near = [one.id for one in nearest_asked(library, "PE")]
    near_of_trade = [one.id for one in nearest_asked(library, "PE", tanneries)]
    assert near == ["first-chamber"]
    assert near_of_trade == ["second-body", "first-chamber"]
    assert nearest_asked(library, "US") == []


def test_a_country_and_a_sector_say_who_helps_with_telephone(content: Content) -> None:
    body(content, f"sectors: [tanneries]\n{CALLED}")
    content.write("centres/nameless.md", centre_without_page(content))
    library = content.library()
    country = [card[0] for card in shown(helps(page(library, "countries/bo/")))]
    assert country == ["First chamber", "Second body", "First centre", "First centre"]
    sector = helps(page(library, "sectors/tanneries/"))
    assert sector.lead == "Where neither telephone nor address stands, none is known here."
    assert shown(sector) == [
        [
            "Second body",
            "Telephone +591 2 277 6300 -> tel:+59122776300",
            "Read on November 20, 2026 on their own page of 2004.",
        ],
        ["First centre", "example.org -> https://example.org/", NOT_KNOWN],
        ["First centre", ""],
    ]
    assert sector.links == ()


def centre_without_page(content: Content) -> str:
    text = (content.folder / "centres" / "first-centre.md").read_text("utf-8")
    return text.replace("website: https://example.org/\n", "")


def test_a_country_where_nobody_is_known_names_the_nearest(content: Content) -> None:
    content.write("countries/pe.md", (content.folder / "countries/bo.md").read_text("utf-8"))
    found = helps(page(content.library(), "countries/pe/"))
    assert found.title == "Who helps here"
    assert (
        found.lead
        == "Of nobody in this country is a number or address known; these are the nearest."
    )
    assert [card[0] for card in shown(found)] == ["First chamber"]


def test_a_country_where_nobody_answers_names_who_does_nearby(content: Content) -> None:
    content.replace("centres/first-centre.md", "country: BO", "country: PE")
    own, near, *_ = page(content.library(), "countries/pe/").sections
    assert [card[0] for card in shown(own)] == ["First centre"]
    assert (near.title, near.lead) == (
        "Who answers nearby",
        "Of nobody in this country is a number or address known; these are the nearest.",
    )
    assert [card[0] for card in shown(near)] == ["First chamber"]


def test_a_country_outside_of_the_region_leads_to_the_list_of_all(content: Content) -> None:
    content.write("countries/us.md", (content.folder / "countries/bo.md").read_text("utf-8"))
    found = helps(page(content.library(), "countries/us/"))
    assert found.lead == "Nobody to ask is known in this country."
    assert [link.address for link in found.links] == ["bodies/"]


def test_a_lender_with_a_contact_is_reached_from_the_page_of_its_country(content: Content) -> None:
    fund = content.folder / "financing" / "first-fund.md"
    content.write("financing/other-fund.md", fund.read_text("utf-8"))
    content.replace("financing/first-fund.md", "amounts:", f"{CALLED}amounts:")
    sections = page(content.library(), "countries/bo/").sections
    (lends,) = (one for one in sections if one.title == "Who lends")
    (card,) = lends.contacts
    assert card.link
    assert plain(card.link.note) == "as of 2004, not known since"
    assert shown(lends)[0][:2] == ["First fund", "Telephone +591 2 277 6300 -> tel:+59122776300"]
    assert [link.address for link in lends.links] == ["financing/other-fund/"]


def test_the_next_step_names_who_answers(content: Content) -> None:
    steps = {
        address: page(content.library(), address).next_step
        for address in ("countries/bo/", "centres/first-centre/")
    }
    said = [step.lead for step in steps.values() if step]
    assert said == [
        "Read the guide of your sector first, then ask: First chamber.",
        "Have one month of bills and your list of losses ready, and ask who visits plants today "
        "and what a first visit costs: First chamber.",
    ]


def test_the_next_step_where_nobody_answers_is_the_own_association(content: Content) -> None:
    (content.folder / "bodies" / "first-chamber.md").unlink()
    steps = {
        address: page(content.library(), address).next_step
        for address in ("countries/bo/", "centres/first-centre/")
    }
    said = [step.lead for step in steps.values() if step]
    assert said == [
        "Read the guide of your sector first, then ask your chamber or association.",
        "Have one month of bills and your list of losses ready, and ask who visits plants today "
        "and what a first visit costs: your chamber or association.",
    ]


def test_the_guide_to_help_begins_with_the_ways_to_whom_one_can_ask(content: Content) -> None:
    walk = (content.folder / "guides" / "first-walk.md").read_text("utf-8")
    content.write("guides/finding-help.md", walk)
    library = content.library()
    found = page(library, "guides/finding-help/").contact
    assert found
    assert found.lead == (
        "Chambers, associations and public bodies that firms can ask, by country."
    )
    assert [link.address for link in found.links] == ["bodies/", "countries/"]
    assert found.own
    assert found.own.address == "countries/{id}/#who-helps-here"
    assert page(library, "guides/first-walk/").contact is None


def test_the_lists_say_whom_to_ask_where_no_telephone_is_known(content: Content) -> None:
    content.replace("financing/first-fund.md", "[BO]", "[PE]")
    library = content.library()
    assert contact_cells(library, "centres/") == [
        ["example.org"],
        ["Ask: First chamber", "Telephone +591 2 277 6321"],
    ]
    assert contact_cells(library, "financing/") == []


def contact_cells(library: Library, address: str) -> list[list[str]]:
    """Return the links of the column of the contact, line by line, of the only row of a list."""
    finder = page(library, address).finder
    assert finder
    (row,) = finder.items
    place = [column.title for column in finder.columns].index("Contact")
    return [[plain(link.text) for link in cell.links] for cell in row.cells[place]]
