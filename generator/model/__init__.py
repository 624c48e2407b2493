"""The record types: the only place where a field is declared."""

from __future__ import annotations

from dataclasses import dataclass

from generator.marks import N_
from generator.model.association import Association
from generator.model.base import Model
from generator.model.case import Case
from generator.model.lists import Source, Term, Vocabulary
from generator.model.profiles import Centre, CountryProfile, Financing, Guide, Policy, Programme
from generator.model.sector import Measure, Sector


@dataclass(frozen=True)
class Kind:
    """One folder of the content and the model of what is in it."""

    folder: str
    model: type[Model]
    noun: str
    suffix: str = ".md"


KINDS: dict[str, Kind] = {
    kind.folder: kind
    for kind in (
        Kind("cases", Case, N_("case")),
        Kind("sectors", Sector, N_("sector")),
        Kind("measures", Measure, N_("measure")),
        Kind("guides", Guide, N_("guide")),
        Kind("centres", Centre, N_("centre")),
        Kind("financing", Financing, N_("financing facility")),
        Kind("programmes", Programme, N_("programme")),
        Kind("policies", Policy, N_("policy")),
        Kind("countries", CountryProfile, N_("country profile")),
        Kind("associations", Association, N_("association"), ".yml"),
        Kind("sources", Source, N_("source"), ".yml"),
        Kind("glossary", Term, N_("glossary term"), ".yml"),
        Kind("vocabularies", Vocabulary, N_("list"), ".yml"),
    )
}
