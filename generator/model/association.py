"""The association that hands printed sheets out to its members."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from generator.marks import N_
from generator.model.base import Country, LanguageCode, Model, OneOf, Plain, RefTo


class Association(Model):
    """A chamber or association whose name stands on the handouts that it copies."""

    name: Plain = Field(description=N_("Name as it stands on the sheet."))
    country: Country = Field(description=N_("Two-letter code of the country."))
    languages: tuple[Annotated[str, OneOf("languages")], ...] = Field(
        min_length=1, description=N_("Languages to print in: [es].")
    )
    paper: Literal["a4", "letter"] = Field("a4", description=N_("Paper to print on: a4 or letter."))
    contact: tuple[Plain, ...] = Field(
        min_length=1,
        max_length=4,
        description=N_("Up to four short lines: telephone, address, office hours."),
    )
    message: Mapping[LanguageCode, Plain] = Field(
        default_factory=dict,
        description=N_("One sentence to the members, per language."),
    )
    logo: Plain | None = Field(
        None, description=N_("File name of the logo beside this record: PNG, JPEG or SVG.")
    )
    sectors: tuple[Annotated[str, RefTo("sectors")], ...] = Field(
        (), description=N_("Ids of the sectors to print; none means all that have a guide.")
    )
    example: bool = Field(
        False, description=N_("Set to true for an invented association; the sheet says so.")
    )
