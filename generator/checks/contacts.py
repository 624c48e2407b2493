"""Contacts that reach nobody, look like a person's, or are older than a year."""

import re
from collections.abc import Iterator
from typing import Any

from generator.asking import OLD, contact_of
from generator.checks.days import today
from generator.library import Entry, Library
from generator.locales import folded
from generator.problems import Problem

_FREE_MAILERS = re.compile(r"(?:gmail|hotmail|yahoo|outlook|live|icloud|aol|proton(?:mail)?|gmx)\.")
# In the order of first name and name, or behind an initial: juan.perez, j.perez, perez_juan77.
_NAME = re.compile(r"([a-z]+)[._-]([a-z]+)\d*")
_TITLED = re.compile(
    r"\b(?:Ing|Lic|Licd[ao]|Dr|Dra|Sr|Sra|Srta|Arq|Econ|Mr|Mrs|Ms|Eng|Prof|Don|Doña)\.? "
    r"([A-ZÁÉÍÓÚÑ]\w+)(?: [A-ZÁÉÍÓÚÑ]\w+)*"
)
# What is no name in the address of an office, as far as a word begins like this.
_OF_OFFICES = re.compile(
    "info|contact|atencion|servicio|cliente|consulta|ventas|sales|secretaria|recepcion|oficina|"
    "office|gerencia|direccion|admin|mesa|partes|tramite|prensa|comunica|camara|chamber|asocia|"
    "association|centro|center|centre|federacion|gremi|sindicato|union|consejo|council|ministerio|"
    "instituto|fundacion|foundation|agencia|agency|banco|bank|fondo|cooperativa|red|network|"
    "produccion|production|limpia|cleaner|energia|energy|ambient|industri|hotel|turismo|tourism|"
    "curti|leather|cuero|textil|nacional|national|region|proyecto|project|programa|asesor"
)


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield what is wrong with the contact of a record and with its translations."""
    if not (contact := contact_of(entry)):
        return
    document = entry.document
    if not (contact.answers or contact.web):
        yield document.problem(("contact",), "K535")
    if contact.email and _is_persons(contact.email, _words_of(entry)):
        yield document.problem(("contact", "email"), "K538", value=contact.email)
    if today() - contact.checked > OLD:
        yield document.problem(("contact", "checked"), "K539", day=contact.checked)
    texts = ((one.document, one.texts.contact) for one in entry.translations.values())
    for file, said in ((document, contact), *texts):
        if said and (named := _person_in(said.role or "")):
            yield file.problem(("contact", "role"), "K538", value=named)


def _person_in(role: str) -> str:
    """Return a name that stands behind a title, or an empty text: an Ing. Industrial is nobody."""
    named = (one for one in _TITLED.finditer(role) if not _OF_OFFICES.match(folded(one[1])))
    return next((one[0] for one in named), "")


def _is_persons(email: str, own: set[str]) -> bool:
    """Say whether an address at a free mailer is made of two words that may be names."""
    name, _, host = folded(email).rpartition("@")
    words = _NAME.fullmatch(name)
    if not words or not _FREE_MAILERS.match(host):
        return False
    return not any(_OF_OFFICES.match(word) or word in own for word in words.groups())


def _words_of(entry: Entry) -> set[str]:
    """Return the words of the titles of a record, and its short name."""
    records: list[Any] = [entry.record, *(one.texts for one in entry.translations.values())]
    names = [getattr(entry.record, "acronym", None) or "", *(one.title for one in records)]
    return set(re.findall(r"\w+", folded(" ".join(names))))
