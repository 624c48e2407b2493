"""Values that a contributor types as one text, and that other programs read as one value."""

from typing import Any, Self

from pydantic_core import core_schema


class Typed:
    """Base of what is read from a text: a number as a source gives it, years, a length of time."""

    @classmethod
    def parse(cls, value: Any) -> Self:
        """Read a value from its text; raise ``PydanticCustomError`` if it is not one."""
        raise NotImplementedError

    def _as_json(self) -> object:
        return str(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        as_json = core_schema.plain_serializer_function_ser_schema(cls._as_json)
        return core_schema.no_info_plain_validator_function(cls.parse, serialization=as_json)
