"""The names of files: what is no content, and where a file belongs that nobody would find."""

import re
from fnmatch import translate
from functools import cache
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from generator.locales import folded, interface_languages, locale
from generator.marks import N_
from generator.model import KINDS, Kind
from generator.model.base import DRAWINGS, LONGEST_ID
from generator.problems import START, Problem, nearest
from generator.slips.signs import Sign, named, strange_sign

IMAGES = {".png", ".jpg", ".jpeg", ".webp"}
# May hold a script: good for the logo of an association, which is only printed, and for a drawing,
# which is written anew.
DRAWING = ".svg"
LOGOS = "associations"

# What systems, editors and tools leave beside the files that people write, in small letters.
_LEFTOVERS = (
    *(".*", "*~", "~$*", "#*#", "*.bak", "*.old", "*.orig", "*.rej", "*.save", "*.tmp", "*.temp"),
    *("*.sw[k-p]", "4913", "5036", "*.sb-*", "*.crswap", "*___jb_*___"),
    *("*.crdownload", "*.part", "*.partial", "*.filepart"),
    *("thumbs.db", "ehthumbs*.db", "desktop.ini", "icon\r"),
    *("__macosx", "@eadir", "$recycle.bin", "system volume information", "lost+found"),
)
_LEFTOVER = re.compile("|".join(map(translate, _LEFTOVERS)), re.IGNORECASE)
# Tells of a folder to those who look at it on GitHub.
_README = re.compile(r"README(\.[A-Za-z]+)*")

_RECORD_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.(?!(md|yml|txt)\.)[a-z]{2,3})?\.(md|yml)")
_DRAWING_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.svg")
_PICTURE_NAME = re.compile(r"[a-z0-9]+([-_.][a-z0-9]+)*")
# What Windows takes for a device, whatever its ending, and what it cannot hold.
_DEVICE = re.compile(r"(?s)(con|prn|aux|nul|(com|lpt)[0-9¹²³]|conin\$|conout\$)\s*(\..*)?", re.I)
_REFUSED = re.compile(r'[<>:"|?*\\]|[. ]\Z')
# Endings: of plain text, of documents of other programs, of photos and drawings that no page shows.
_TEXT = r"md|markdown|mdown|mkdn?|mdwn|mdte?xt|mdx|qmd|rmd|te?xt|ya?ml"
_DOCUMENT = (
    r"docx?|dotx?|odt|ott|rtf|pdf|pages|gdoc|x?html?|mht|mhtml|tex|epub|"
    r"xlsx?|ods|csv|tsv|json|toml|xml|pptx?|odp"
)
_PHOTO = r"hei[cf]|avif|tiff?|jfif|jpe|jp2|jxl|raw|dng|cr2|nef|arw"
_DRAWING = r"svgz?|gif|bmp|ico|psd|xcf|ai|eps"
_IMAGE = "|".join(image.removeprefix(".") for image in IMAGES)
_IS_RECORD = re.compile(rf"|{_TEXT}|{_DOCUMENT}")
_IS_DOCUMENT = re.compile(_DOCUMENT)
_IS_PICTURE = re.compile(f"{_IMAGE}|{_PHOTO}|{_DRAWING}")
_ENDINGS = re.compile(rf"(?i)(\.({_TEXT}|{_DOCUMENT}))+\Z")
# What systems and programs for files add to the name of a copy, in small letters.
_COPY = re.compile(
    r"copy of |copia de |(?: -)? \(?(?:copy|copia)\)?(?: ?\(?\d{1,2}\)?)?(?=\.|\Z)"
    r"| ?\(\d{1,2}\)(?=\.|\Z)| \([^)]*conflict[^)]*\)|\.sync-conflict-[\w-]+"
    r"|_(?:backup|base|local|remote)_\d+"
)
# The language of a translation; a country behind it is one too much.
_LANGUAGE = re.compile(r"(?s)(.+)(\.[a-z]{2,3})([-_][a-z]{2,4})?")
_OTHER_SIGNS = N_("it may hold a-z, 0-9 and hyphens only")
# Words that are less alike than this are different words.
_LIKE_A_FOLDER = 75


def is_leftover(name: str) -> bool:
    """Say whether a file or folder is one of a system, an editor or a tool, and no content."""
    return bool(_LEFTOVER.fullmatch(name) or _README.fullmatch(name))


def is_logo(path: PurePosixPath) -> bool:
    """Say whether a file lies and ends as the logo of an association does."""
    return path.parts[1:-1] == (LOGOS,) and path.suffix.lower() in {*IMAGES, DRAWING}


def is_drawing(path: PurePosixPath) -> bool:
    """Say whether a file lies and ends as a line drawing does."""
    return path.parts[1:-1] == (DRAWINGS,) and path.suffix.lower() == DRAWING


def wanted(path: PurePosixPath) -> PurePosixPath | None:
    """Return the place that a file should have, its own if it is right; None if nobody knows."""
    if is_drawing(path):
        return path.with_name(name) if (name := _drawing_name(path)) else None
    kind, ending = _kind_of(path) or _kind_meant(path), _ending(path)
    name = ""
    if _IS_PICTURE.fullmatch(ending):
        name = _picture_name(path)
    elif _IS_RECORD.fullmatch(ending):
        name = _record_name(path, kind)
    return PurePosixPath(path.parts[0], kind.folder, name) if kind and name else None


def problem_of(path: PurePosixPath, name: str = "") -> Problem | None:
    """Return why a file in this place is not read, if it is not; ``name`` is that on the disk."""
    if sign := strange_sign(name):
        return _of_sign(path, sign)
    if is_logo(path):
        what = _windows_objects_to(path.name)
        return _misnamed(path, "K605", what) if what else None
    if is_drawing(path):
        return _of_drawing(path)
    return (_of_picture if _IS_PICTURE.fullmatch(_ending(path)) else _of_record)(path)


def _of_record(path: PurePosixPath) -> Problem | None:
    kind, ending = _kind_of(path), _ending(path)
    if _IS_DOCUMENT.fullmatch(ending):
        return Problem.at(path, START, "K041", ending=f".{ending}", near=_near(path))
    if not kind:
        usual = KINDS["sources" if ending in ("yml", "yaml") else "cases"]
        name = _record_name(path, usual) or f"my-name{usual.suffix}"
        example = f"{path.parts[0]}/{usual.folder}/{name}"
        values = {"example": example, "folders": ", ".join(KINDS), "near": _near(path)}
        return Problem.at(path, START, "K040", **values)
    if what := _windows_objects_to(path.name):
        return _misnamed(path, "K012", what)
    if path.suffix != kind.suffix:
        return Problem.at(
            path, START, "K013", folder=kind.folder, suffix=kind.suffix, near=_near(path)
        )
    if too_long := _too_long(path, path.name.partition(".")[0]):
        return too_long
    if not _RECORD_NAME.fullmatch(path.name):
        return _misnamed(path, "K012", _OTHER_SIGNS)
    if path.stem == "index":
        return Problem.at(path, START, "K203", id="index", other=f"{kind.folder}/index.html")
    return None


def _of_drawing(path: PurePosixPath) -> Problem | None:
    if what := _windows_objects_to(path.name):
        return _misnamed(path, "K605", what)
    if not _DRAWING_NAME.fullmatch(path.name):
        return _misnamed(path, "K605", _OTHER_SIGNS)
    return _too_long(path, path.stem)


def _of_picture(path: PurePosixPath) -> Problem | None:
    ending = _ending(path)
    if f".{ending}" not in IMAGES:
        near, name = _near(path), _drawing_name(path)
        is_meant = not near and f".{ending}" == DRAWING and name
        drawing = f"{path.parts[0]}/{DRAWINGS}/{name}" if is_meant else ""
        values = {"ending": f".{ending}", "near": near, "drawing": drawing}
        return Problem.at(path, START, "K614", **values)
    if not _kind_of(path):
        return Problem.at(path, START, "K606", folders=", ".join(KINDS), near=_near(path))
    if what := _windows_objects_to(path.name):
        return _misnamed(path, "K605", what)
    if not _PICTURE_NAME.fullmatch(path.name):
        return _misnamed(path, "K605", _OTHER_SIGNS)
    return _too_long(path, path.stem)


def _of_sign(path: PurePosixPath, sign: Sign) -> Problem:
    """Return the problem of a name with a sign that cannot be seen, or looks like another."""
    meant = sign.meant.replace("/", "-")
    place = wanted(path.parent / meant) if meant else None
    rename = place.name if place else ""
    return Problem.at(path, START, sign.code, value=path.name, **named(sign.sign), rename=rename)


def _near(path: PurePosixPath) -> str:
    return str(wanted(path) or "")


def _misnamed(path: PurePosixPath, code: str, what: str) -> Problem:
    near = place.name if (place := wanted(path)) else ""
    return Problem.at(path, START, code, name=path.name, what=what, near=near)


def _too_long(path: PurePosixPath, id_: str) -> Problem | None:
    values = {"name": path.name, "count": len(id_), "limit": LONGEST_ID}
    return Problem.at(path, START, "K023", **values) if len(id_) > LONGEST_ID else None


def _windows_objects_to(name: str) -> str:
    """Return why Windows cannot hold a file of this name, or an empty text."""
    if _DEVICE.fullmatch(name):
        return N_("Windows keeps it for itself")
    return N_("Windows refuses a sign in it, or its end") if _REFUSED.search(name) else ""


def _kind_of(path: PurePosixPath) -> Kind | None:
    return KINDS.get(path.parent.name) if len(path.parts) == 3 else None


def _kind_meant(path: PurePosixPath) -> Kind | None:
    """Return the kind whose folder was meant: one that is there, or is called nearly so."""
    folders = [folded(part) for part in reversed(path.parts[1:-1])]
    words = _words_for_folders()
    near = (nearest(one, words, fuzz.ratio, _LIKE_A_FOLDER) for one in folders)
    found = next((one for one in folders if one in KINDS), "") or next(filter(None, near), "")
    return KINDS[words[found]] if found else None


@cache
def _words_for_folders() -> dict[str, str]:
    """Return the folders by what they are called, in all languages of the program."""
    return {
        folded(word): kind.folder
        for words in map(locale, interface_languages())
        for kind in KINDS.values()
        for word in (kind.folder, words(kind.noun), words(kind.title))
    }


def _ending(path: PurePosixPath) -> str:
    """Return the ending of a name in small letters, also where dots or spaces follow it."""
    return path.name.rstrip(". ").lstrip(".").rpartition(".")[2].lower() if "." in path.name else ""


def _record_name(path: PurePosixPath, kind: Kind | None) -> str:
    stem = _COPY.sub("", folded(_ENDINGS.sub("", path.name.rstrip(". "))))
    found = _LANGUAGE.fullmatch(stem)
    id_, lang = (found[1], found[2]) if found else (stem, "")
    plain = _no_device("-".join(re.findall(r"[a-z0-9]+", id_)))
    return f"{plain}{lang}{kind.suffix if kind else '.md'}" if plain else ""


def _picture_name(path: PurePosixPath) -> str:
    stem, _, ending = folded(path.name.rstrip(". ")).rpartition(".")
    plain = _no_device("-".join(re.findall(r"[a-z0-9_]+", stem)))
    if not is_logo(path) and not re.fullmatch(_IMAGE, ending):
        ending = "jpg" if re.fullmatch(_PHOTO, ending) else "png"
    return f"{plain}.{ending}" if plain else ""


def _drawing_name(path: PurePosixPath) -> str:
    stem = folded(path.name.rstrip(". ")).rpartition(".")[0]
    plain = _no_device("-".join(re.findall(r"[a-z0-9]+", stem)))
    return f"{plain}{DRAWING}" if plain else ""


def _no_device(name: str) -> str:
    return f"{name}-1" if _DEVICE.fullmatch(name) else name
