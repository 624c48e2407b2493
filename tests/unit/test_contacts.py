"""How those who help are reached: what a contact may say, who is asked instead, what is shown."""

from __future__ import annotations

import pytest

from generator.asking import (
    answers,
    asked_in,
    contacts_until,
    helpers_of,
    helpers_of_trade,
    instead_of,
    nearest_asked,
)
from generator.checks.days import today
from generator.library import Library
from generator.locales import locale
from generator.model.contacts import chat_with, dialled
from generator.report import hint, message
from generator.views.page import Page, Section
from tests.unit.commands import Run
from tests.unit.content import Content
from tests.unit.test_claims import page, plain

EN = locale("en")
BODY = """\
---
title: Second body
summary: It helps plants.
lang: en
reviewed: 2026-11-21
country: BO
kind: association
can_be_asked: who mends boilers
"""
KNOWN = "checked: 2026-11-20, how: page, source: plant-report"
CALLED = f"contact: {{telephone: [+591 2 277 6300], {KNOWN}}}\n"
NOT_KNOWN = "No telephone number or e-mail address of it is known here."


def body(content: Content, fields: str = "", name: str = "second-body") -> None:
    content.write(f"bodies/{name}.md", f"{BODY}{fields}---\n")


def told(content: Content, part: str) -> list[str]:
    """Return what is told of a contact that says ``part``, each message and its cure."""
    body(content, f"contact: {{{part}, {KNOWN}}}\n")
    return [f"{one.code} {message(one, EN)} {hint(one, EN)}" for one in content.problems()]


def shown(section: Section | None) -> list[list[str]]:
    """Return the texts of the contacts of a section, card by card."""
    assert section
    return [
        [
            *([card.link.text] if card.link else []),
            *(plain(f"{way.text} -> {way.address}") for way in card.ways),
            *(f"{fact.label}: {fact.text}" for fact in card.facts),
            plain(card.known_from),
        ]
        for card in section.contacts
    ]


def helps(found: Page) -> Section:
    return next(one for one in found.sections if one.title.startswith("Who helps"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("+591 (2) 277-6321", "+591 2 277 6321"),
        ("00591 2 2776321", "+591 2 2776321"),
        ("+591-2-2776321", "+591 2 2776321"),
        ("tel:+59122776321", "+59122776321"),
        ("+598 2601 3724 int. 1314", "+598 2601 3724 ext 1314"),
        ("+503 2212-1799 (ext. 12)", "+503 2212 1799 ext 12"),
    ],
)
def test_a_telephone_number_is_told_in_the_form_that_is_taken(
    content: Content, typed: str, meant: str
) -> None:
    assert told(content, f'telephone: ["{typed}"]') == [
        f'K536 "{typed}" is not a telephone number as this field takes it. Write "{meant}"'
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "277 6321",
        "(876) 929-4000",
        "+591 2 2776321 / 2776322",
        "+591 2 2776321-22",
        "+591 70712345 y 70712346",
        "+44 (0)20 7946 0018",
        "+591 2 27",
        "PBX (503) 2212-1799",
    ],
)
def test_no_number_is_guessed_that_could_be_another_ones(content: Content, typed: str) -> None:
    (said,) = told(content, f'telephone: ["{typed}"]')
    assert said.startswith(f'K536 "{typed}" is not a telephone number as this field takes it. ')
    assert "Write one number with + and the code of the country" in said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0800-570-0800", "0800 570 0800"),
        ("(0800) 570.0800", "0800 570 0800"),
        ("tel:800 2252", "800 2252"),
    ],
)
def test_a_freephone_number_is_told_in_the_form_that_is_taken(
    content: Content, typed: str, meant: str
) -> None:
    assert told(content, f'freephone: ["{typed}"]') == [
        f'K542 "{typed}" is not a number as one dials it inside the country. Write "{meant}"'
    ]


@pytest.mark.parametrize("typed", ["+55 800 570 0800", "12", "0800 570 0800 / 0801", "0800 PIDE"])
def test_no_freephone_number_is_guessed(content: Content, typed: str) -> None:
    assert told(content, f'freephone: ["{typed}"]') == [
        f'K542 "{typed}" is not a number as one dials it inside the country. '
        "Write only digits and spaces: 0800 570 0800. A number with + goes under telephone."
    ]


def test_who_answers_inside_the_country_alone_can_be_asked(content: Content) -> None:
    body(content, f"contact: {{freephone: [0800 570 0800], {KNOWN}}}\n")
    library = content.library()
    assert answers(library.get("bodies", "second-body"))
    (card,) = shown(page(library, "bodies/second-body/").contact)
    assert card[0] == "Freephone 0800 570 0800 -> tel:08005700800"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mailto:info@example.org", "info@example.org"),
        ("info (at) example.org", "info@example.org"),
        ("info[arroba]example[punto]org", "info@example.org"),
    ],
)
def test_an_address_is_told_as_one_types_it(content: Content, typed: str, meant: str) -> None:
    assert told(content, f'email: "{typed}"') == [
        f'K537 "{typed}" is not an e-mail address. Write {meant}'
    ]


@pytest.mark.parametrize(
    "email",
    [
        "rosa.quispe@gmail.com",
        "r_quispe77@hotmail.com",
    ],
)
def test_an_address_that_looks_like_a_persons_is_advised_against(
    content: Content, email: str
) -> None:
    (said,) = told(content, f"email: {email}")
    assert said.startswith(f'K538 "{email}" looks like a person')


@pytest.mark.parametrize(
    "email",
    [
        "camara.industrias@gmail.com",
        "info.bolivia@yahoo.com",
        "second.quito@gmail.com",
        "rosa.quispe@example.org",
        "curtidores@gmail.com",
    ],
)
def test_an_address_of_an_office_is_no_persons(content: Content, email: str) -> None:
    assert told(content, f"email: {email}") == []


@pytest.mark.parametrize(
    ("role", "name"),
    [("Lic. Rosa Quispe", "Lic. Rosa Quispe"), ("ask for Ing. Choque", "Ing. Choque")],
)
def test_whom_to_ask_for_is_no_person(content: Content, role: str, name: str) -> None:
    (said,) = told(content, f"telephone: [+591 2 277 6300], role: {role}")
    assert said.startswith(f'K538 "{name}" looks like a person')


def test_a_function_is_no_person(content: Content) -> None:
    assert told(content, "telephone: [+591 2 277 6300], role: the Ing. Industrial on duty") == []


def test_a_contact_needs_its_source_and_its_day(content: Content) -> None:
    body(content, "contact: {telephone: [+591 2 277 6300], how: page}\n")
    assert sorted(text.split(" ", 1)[1] for text in content.said()) == [
        'K101 The field "checked" is missing.',
        'K101 The field "source" is missing.',
    ]


def test_an_address_alone_reaches_nobody(content: Content) -> None:
    assert told(content, "city: La Paz") == [
        "K535 The contact names no way to reach anybody. "
        "Add telephone, freephone, whatsapp, email or web, or delete the contact."
    ]


def test_links_telephone_and_open_whatsapp() -> None:
    assert dialled("+591 2 277 6321") == "tel:+59122776321"
    assert dialled("+598 2601 3724 ext 1314") == "tel:+59826013724;ext=1314"
    assert chat_with("+591 7012 3456") == "https://wa.me/59170123456"
    assert chat_with("+591 7012 3456 ext 12") == "https://wa.me/59170123456"


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


def test_a_page_says_how_its_institution_is_reached(content: Content) -> None:
    found = page(content.library(), "bodies/first-chamber/").contact
    assert found
    assert (found.title, found.lead) == ("Contact", "")
    assert shown(found) == [
        [
            "Telephone +591 2 277 6321 -> tel:+59122776321",
            "Telephone +591 2 277 6322 ext 12 -> tel:+59122776322;ext=12",
            "WhatsApp +591 7012 3456 -> https://wa.me/59170123456",
            "info@example.org -> mailto:info@example.org",
            "example.org -> https://example.org/contact",
            "Address: calle 9 7898, La Paz",
            "Hours: Monday to Friday, 8:30 to 16:30",
            "Ask for: the environment unit",
            "Read on November 20, 2026 on their own page of 2004.",
        ]
    ]
    assert [card.source for card in found.contacts] == [1]


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
            "No telephone number or e-mail address of it is known here. Nobody to ask is known in "
            "this country; these are the nearest.",
        ),
        (
            "es",
            "Aquí no se conoce su teléfono ni su correo electrónico. En este país no se conoce a "
            "nadie a quien preguntar; estos son los más cercanos.",
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


def test_a_printed_or_an_old_contact_says_to_telephone_first(content: Content) -> None:
    printed = CALLED.replace("how: page", "how: published")
    body(content, printed)
    body(content, printed.replace("2026-11-20", "2025-11-20"), "third-body")
    content.write("sources/undated.yml", "title: List\nkind: report\nlanguage: en\nread: full\n")
    body(content, printed.replace("plant-report", "undated"), "fourth-body")
    library = content.library()
    said = [
        shown(page(library, f"bodies/{id_}/").contact)[0][-1]
        for id_ in ("fourth-body", "second-body", "third-body")
    ]
    assert said == [
        "Printed in a document, read on November 20, 2026. Telephone before you go there.",
        "Printed in a document of 2004, read on November 20, 2026. Telephone before you go there.",
        "As of November 20, 2025, more than a year ago. Telephone before you go there.",
    ]


def test_a_page_of_which_the_year_is_not_known_was_read(content: Content) -> None:
    content.replace("sources/plant-report.yml", "year: 2004\n", "")
    (card,) = shown(page(content.library(), "bodies/first-chamber/").contact)
    assert card[-1] == "Checked on November 20, 2026: their own page was read."


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
    assert found.lead == "Nobody to ask is known in this country; these are the nearest."
    assert [card[0] for card in shown(found)] == ["First chamber"]


def test_a_country_where_nobody_answers_names_who_does_nearby(content: Content) -> None:
    content.replace("centres/first-centre.md", "country: BO", "country: PE")
    own, near, *_ = page(content.library(), "countries/pe/").sections
    assert [card[0] for card in shown(own)] == ["First centre"]
    assert (near.title, near.lead) == (
        "Who answers nearby",
        "No telephone number or e-mail address of anybody here is known; these are the nearest.",
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


def test_contacts_that_nobody_checked_are_listed_oldest_first(content: Content, run: Run) -> None:
    body(content, CALLED.replace("2026-11-20", "2024-05-06"))
    library = content.library()
    listed = [
        (entry.id, contact.checked.isoformat())
        for entry, contact in contacts_until(library, today())
    ]
    assert listed == [("second-body", "2024-05-06"), ("first-chamber", "2026-11-20")]
    assert run("list", "contacts", "--older-than", "365").out == (
        "2024-05-06  content/bodies/second-body.md  Second body\n"
    )
    assert run("list", "sectors", "--older-than", "365").err == (
        "cpkb: Only contacts have an age: cpkb list contacts --older-than 365\n"
    )
