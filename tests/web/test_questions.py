"""The search answers what readers ask: the right page first, or among the first three."""

from __future__ import annotations

import pytest

from benchmarks.questions import languages, scores

pytestmark = pytest.mark.web


def test_there_are_questions_in_both_languages() -> None:
    assert languages() == ["en", "es"]


@pytest.mark.parametrize("lang", languages())
def test_the_right_page_is_found(lang: str) -> None:
    (score,) = scores([lang])
    assert len(score.asked) >= 60
    missed = "\n".join(str(one) for one in score.asked if not one.has_all)
    assert score.first >= 85, missed
    assert score.among_three >= 95, missed
    assert score.all >= 90, missed
