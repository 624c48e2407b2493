"""How those who help are reached: what a contact may say, and what is shown of it."""

from __future__ import annotations

import pytest

from generator.asking import answers, contacts_until
from generator.checks.days import today
from generator.locales import locale
from generator.model.contacts import chat_with, dialled
from generator.report import hint, message
from generator.views.page import Section
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
