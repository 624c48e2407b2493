"""The pages of one edition as files: what build and preview both serve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from generator.files import copy_files, write_text
from generator.views.edition import Edition
from generator.views.page import Extras, Page
from generator.views.plan import relative
from generator.web.frame import MISSING_PAGE, Frame, Framed
from generator.web.html import Body, body, environment

NO_EXTRAS = Extras()


@dataclass(frozen=True)
class Pages:
    """Makes the pages of one edition; ``extras`` holds by address what other outlets add."""

    project: Path
    edition: Edition
    extras: Mapping[str, Extras]

    @property
    def lang(self) -> str:
        """Return the language of the edition."""
        return self.edition.lang

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return the addresses of all pages."""
        return tuple(self.edition.plan.pages)

    @cached_property
    def frame(self) -> Frame:
        """Return the frame around the pages."""
        return Frame(self.project, self.edition)

    def renewed(self, edition: Edition, extras: Mapping[str, Extras]) -> Pages:
        """Return the pages of a later edition; the frame is made anew only if it has changed."""
        pages = Pages(self.project, edition, extras)
        if "frame" in self.__dict__:
            pages.__dict__["frame"] = self.frame.renewed(edition)
        return pages

    def html(self, address: str) -> str:
        """Return the page at an address; raise ``KeyError`` if the plan has none."""
        return self.framed(address).html

    def framed(self, address: str) -> Framed:
        """Return the page at an address, and what is its own in it."""
        return self.in_frame(address, *self.made(address))

    def made(self, address: str) -> tuple[Page, Body]:
        """Return the page at an address without its frame."""
        page = self.edition.plan.pages[address].make(self.edition)
        return page, body(page, address, self._extras_at(address), self.edition)

    def in_frame(self, address: str, page: Page, inside: Body) -> Framed:
        """Return a page in the frame that belongs around its address."""
        return self.frame.framed(page, inside, address, self._extras_at(address))

    def _extras_at(self, address: str) -> Extras:
        return self.extras.get(address, NO_EXTRAS)

    def warm_up(self) -> None:
        """Make a page in the menu and one that is not, so that all templates are compiled."""
        is_listed = self.frame.stands_in_menu
        for wanted in (True, False):
            self.framed(next(one for one in self.addresses if is_listed(one) == wanted))

    def redirect(self, address: str) -> str:
        """Return the small page that leads from a former address to the present one."""
        target = self.edition.plan.redirects[address]
        return (
            environment()
            .get_template("redirect.html.j2")
            .render(
                lang=self.lang,
                href=relative(target, address),
                url=self.edition.canonical(target),
                title=self.edition.plan.pages[target].title(self.edition),
                _=self.edition.words,
            )
        )

    def pictures(self) -> dict[str, Path]:
        """Return the pictures of the content by their paths below the site of the language."""
        content = self.edition.library.root
        inside = (PurePosixPath(*path.parts[1:]) for path in self.edition.library.pictures)
        return {str(path): content / path for path in inside}

    def files(self) -> dict[str, Path]:
        """Return the files beside the pages by their paths: those of the theme, and pictures."""
        return self.frame.assets | self.pictures()

    def write(self, address: str, html: str, site: Path) -> None:
        """Write a page to the site."""
        write_text(site / self.lang / address / "index.html", html)

    def write_others(self, site: Path) -> None:
        """Write what is no page of the plan: files, redirects, the page for wrong addresses."""
        folder = site / self.lang
        copy_files(self.files(), folder)
        for address in self.edition.plan.redirects:
            self.write(address, self.redirect(address), site)
        write_text(folder / MISSING_PAGE, self.frame.missing_page())
