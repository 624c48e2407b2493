"""Which countries are neighbours: those of one subregion, as CLDR has it."""

# CLDR 49, supplemental data, territoryContainment: 005, 013 and 029, which make up Latin America
# and the Caribbean (419). Babel does not carry this table.
_SUBREGIONS = (
    "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    "BZ CR GT HN MX NI PA SV",
    "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
)
_NEIGHBOURS = {code: codes.split() for codes in _SUBREGIONS for code in codes.split()}


def region() -> list[str]:
    """Return the countries of Latin America and the Caribbean."""
    return list(_NEIGHBOURS)


def neighbours(country: str) -> list[str]:
    """Return the other countries of the subregion of a country, in the order of their codes."""
    return [code for code in _NEIGHBOURS.get(country, ()) if code != country]
