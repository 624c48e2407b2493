"""For whom the guides are: the list goes by reader, and the first page leads there."""

from __future__ import annotations

import pytest

from generator.settings import Settings
from generator.views.edition import Draft
from generator.views.hubs import home_page
from generator.views.plan import editions
from generator.views.readers import doors, guides_index
from tests.unit.content import Content

GUIDE = """\
---
title: {title}
summary: Short.
lang: en
reviewed: 2026-11-21
questions: {{en: [where, how, what]}}
readers: [{readers}]
order: 9
next_step: Walk today.
---
"""


@pytest.fixture
def draft(content: Content) -> Draft:
    """Return a draft of a library with a guide for banks, one for chambers, and one for both."""
    guides = {"Loans": "lender", "Visits": "chamber", "Funds": "chamber, lender"}
    for title, readers in guides.items():
        text = GUIDE.format(title=title, readers=readers)
        content.write(f"guides/{title.lower()}.md", text)
    settings = Settings("https://example.org/", "https://example.org/kb")
    return Draft(editions(content.library(), settings)["en"])


def test_each_reader_finds_first_what_is_for_them_before_others(draft: Draft) -> None:
    first, *by_reader = guides_index(draft).sections
    assert first.title == "For your plant"
    found = {one.title: [card.text for card in one.cards] for one in by_reader}
    assert found == {
        "Chambers and associations": ["Funds", "Visits"],
        "Banks and funds": ["Loans", "Funds"],
    }


def test_guides_that_are_for_others_are_not_the_first_that_a_plant_sees(draft: Draft) -> None:
    first, *_ = guides_index(draft).sections
    assert {"Loans", "Visits", "Funds"}.isdisjoint(card.text for card in first.cards)


def test_each_reader_is_led_to_the_lists_that_they_ask_for(draft: Draft) -> None:
    *_, lender = guides_index(draft).sections
    assert [link.address for link in lender.links] == [
        "results/", "financing/", "financing-history/",
    ]  # fmt: skip


def test_the_first_page_has_a_door_for_each_reader(draft: Draft) -> None:
    assert [(one.text, one.address) for one in doors(draft)] == [
        ("Chambers and associations", "guides/#chambers-and-associations"),
        ("Banks and funds", "guides/#banks-and-funds"),
    ]
    (start,) = [one for one in home_page(draft).sections if one.title == "Where to start"]
    assert start.links == doors(draft)
