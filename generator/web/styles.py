"""The style sheet of the theme, without the rules for parts that no page of the site has."""

import re
from fnmatch import fnmatch

# Parts of Material that the site does without, or has in a way of its own.
_PARTS = (
    *("annotation", "author", "banner", "clipboard", "consent", "feedback", "pagination", "post"),
    *("profile", "progress", "search", "select", "social", "source", "tag", "tooltip", "version"),
)
_TEXTS = (
    *("admonition", "arithmatex", "codehilite", "critic", "footnote", "glightbox", "gsc"),
    *("highlight", "keys", "linenos", "mermaid", "tabbed", "task-list", "twemoji"),
)
_UNUSED = re.compile(rf"\.md-(?:{'|'.join(_PARTS)})|(?:{'|'.join(_TEXTS)})")
# The file is without comments, and no text in it has braces.
_RULE = re.compile(r"([^{}@;]+)\{[^{}]*\}")
_EMPTY = re.compile(r"@(?:media|supports)[^{}]*\{\}")


def is_theme_style(path: str) -> bool:
    """Say whether a file below the site of a language is the style sheet of the theme."""
    return fnmatch(path, "assets/stylesheets/main.*.css")


def lean(css: str) -> str:
    """Return a style sheet without those rules all of whose selectors are of unused parts."""
    used = _RULE.sub(_unless_unused, css)
    while (shorter := _EMPTY.sub("", used)) != used:
        used = shorter
    return used


def _unless_unused(rule: re.Match[str]) -> str:
    return "" if all(map(_UNUSED.search, rule[1].split(","))) else rule[0]
