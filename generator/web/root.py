"""What stands at the root of the site, above its languages: chooser, feeds, site map, data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from generator.data import data_files
from generator.marks import N_
from generator.settings import SITE_NAME
from generator.views.edition import Edition
from generator.views.page import Link
from generator.web.feeds import feed, sitemap
from generator.web.frame import MISSING_PAGE, STRINGS, own_name
from generator.web.html import environment


def root_files(editions: Sequence[Edition]) -> Mapping[str, Callable[[], str]]:
    """Return the makers of the files above the languages, by their paths below the site."""
    first = editions[0]
    return {
        "index.html": partial(_root_page, "chooser.html.j2", editions),
        MISSING_PAGE: partial(missing_page, editions),
        # Without this file GitHub Pages would leave out names that begin with an underscore.
        ".nojekyll": lambda: "",
        "sitemap.xml": partial(sitemap, editions),
        **{edition.feed.removeprefix("/"): partial(feed, edition) for edition in editions},
        **data_files(first.library, first.settings),
    }


def missing_page(editions: Sequence[Edition], near: Iterable[tuple[Edition, Link]] = ()) -> str:
    """Return the page for addresses that are those of no language.

    ``near`` are pages that may have been meant, each in its language.
    """
    return _root_page("missing.html.j2", editions, near=tuple(near))


def _root_page(template: str, editions: Sequence[Edition], **values: object) -> str:
    missing = STRINGS["not_found_title"]
    languages = [
        {
            "code": edition.lang,
            "name": own_name(edition.lang),
            "site_name": edition.words(SITE_NAME),
            "invitation": edition.words(N_("What firms saved, and what you can do on Monday.")),
            "missing": edition.words(missing),
        }
        for edition in editions
    ]
    root_url = editions[0].settings.site_url
    page = environment().get_template(template)
    return page.render(languages=languages, root_url=root_url, **values)
