"""What stands at the root of the site, above its languages: chooser, feeds, site map, data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from generator.data.files import data_files
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
        "index.html": partial(root_page, "chooser.html.j2", editions),
        MISSING_PAGE: partial(root_page, "missing.html.j2", editions),
        # Without this file GitHub Pages would leave out names that begin with an underscore.
        ".nojekyll": str,
        "sitemap.xml": partial(sitemap, editions),
        **{edition.feed.removeprefix("/"): partial(feed, edition) for edition in editions},
        **data_files(first.library, first.settings),
    }


def root_page(
    template: str, editions: Sequence[Edition], near: Collection[tuple[Edition, Link]] = ()
) -> str:
    """Return a page above the languages.

    ``near`` are pages that may have been meant where there is none, each in its language.
    """
    languages = [
        {
            "code": edition.lang,
            "name": own_name(edition.lang),
            "site_name": edition.words(SITE_NAME),
            "invitation": edition.words(N_("What firms saved, and what you can do on Monday.")),
            "missing": edition.words(STRINGS["not_found_title"]),
        }
        for edition in editions
    ]
    page, root_url = environment().get_template(template), editions[0].settings.site_url
    return page.render(languages=languages, root_url=root_url, near=near)
