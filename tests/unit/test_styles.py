"""Which rules of the theme's style sheet come to the reader."""

from __future__ import annotations

import pytest

from generator.web.styles import is_theme_style, lean


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".md-nav{a:b}.md-search{c:d}", ".md-nav{a:b}"),
        (".md-search,.md-nav{a:b}", ".md-search,.md-nav{a:b}"),
        ("@media print{.md-search{a:b}.md-tabs{c:d}}", "@media print{.md-tabs{c:d}}"),
        ("@media print{.md-search{a:b}}p{c:d}", "p{c:d}"),
        ("@supports (a:b){@media print{.md-tag{a:b}}}p{c:d}", "p{c:d}"),
        ("@keyframes x{0%{a:b}to{a:c}}", "@keyframes x{0%{a:b}to{a:c}}"),
        ('@charset "UTF-8";.md-tag{a:b}p{c:d}', '@charset "UTF-8";p{c:d}'),
    ],
)
def test_a_rule_for_what_no_page_has_is_left_out(css: str, left: str) -> None:
    assert lean(css) == left


def test_it_is_that_of_the_theme_alone() -> None:
    assert is_theme_style("assets/stylesheets/main.57a0d79d.min.css")
    assert not is_theme_style("assets/kb.css")
