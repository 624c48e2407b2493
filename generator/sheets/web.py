"""What the site offers of the sheets: files, first-page pictures, share pictures."""

from __future__ import annotations

import posixpath
import shutil
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from generator.locales import Locale
from generator.marks import N_
from generator.sheets.catalogue import KINDS
from generator.sheets.printing import Print, Printed, Printer
from generator.sheets.share import FOLDERS, share_path
from generator.views.edition import page_of
from generator.views.markdown import relative
from generator.views.page import Download, Extras, Link

PAPER_NAMES = {"a4": N_("A4"), "letter": N_("US Letter"), "a5": N_("Booklet: A5, folded from A4")}
FOLDER = "print"
KB = 1000


def extras_of(print_: Print, printer: Printer, lang: str) -> dict[str, Extras]:
    """Return what the pages of a language offer, by the path of the page."""
    words = printer.offices[lang].words
    groups: dict[tuple[str, str], list[Printed]] = defaultdict(list)
    for one in print_.sheets:
        # The sheets of associations and countries are for those who ask for them.
        if one.sheet.lang == lang and not (one.sheet.association or one.sheet.country):
            groups[page_of(printer.entry_of(one.sheet)), one.sheet.kind].append(one)
    extras: dict[str, Extras] = defaultdict(Extras)
    for (page, kind), printed in groups.items():
        download = _download(words(KINDS[kind].title), printed, page, words)
        extras[page] = replace(extras[page], downloads=(*extras[page].downloads, download))
    for folder in FOLDERS:
        for entry in printer.library.all(folder):
            path = share_path(entry, lang)
            if path in print_.shares:
                extras[page_of(entry)] = replace(extras[page_of(entry)], image=path)
    return dict(extras)


def _download(title: str, printed: list[Printed], page: str, words: Locale) -> Download:
    first = printed[0]
    return Download(
        title,
        picture=relative(_picture(first), page),
        alt=words(N_("First page of: {title}"), title=title),
        files=tuple(_file(one, page, words) for one in printed),
    )


def _file(one: Printed, page: str, words: Locale) -> Link:
    pages = words.plural("{count} page", "{count} pages", one.result.pages)
    size = words.number(-(-one.result.size // KB))
    note = words(N_("{pages}, {size} KB"), pages=pages, size=size)
    href = relative(posixpath.join(FOLDER, one.sheet.name), page)
    return Link(words(PAPER_NAMES[one.sheet.paper]), href, note)


def _picture(one: Printed) -> str:
    """Return the path of the picture of a sheet, below the language."""
    return posixpath.join(FOLDER, Path(one.sheet.name).with_suffix(".png").name)


def put_beside_pages(print_: Print, lang: str, docs: Path) -> None:
    """Copy the sheets and pictures of a language into its Markdown tree, to be published."""
    copies = {
        path.removeprefix(f"{lang}/"): file
        for path, file in print_.shares.items()
        if path.startswith(f"{lang}/")
    }
    for one in print_.sheets:
        if one.sheet.lang == lang:
            copies[posixpath.join(FOLDER, one.sheet.name)] = one.result.file
            if one.sheet.has_picture:
                copies[_picture(one)] = one.result.picture
    for path, file in copies.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
