"""Names and words that somebody typed in another language or form, and what they were to be."""

import re
from collections.abc import Collection

from rapidfuzz import fuzz

from generator.locales import folded
from generator.problems import nearest

# What the fields are called by those who write Spanish or Portuguese, and by other words; where
# one word may be several fields, the first that there is.
_FIELDS = {
    "title": "titulo nombre nome name",
    "name": "nombre nome titulo title",
    "summary": "resumen resumo sumario abstract description descripcion descricao",
    "lang": "idioma lengua lingua language",
    "language": "idioma lengua lingua lang",
    "reviewed": "revisado revision revisao fecha data date checked updated actualizado",
    "sources": "fuentes fontes referencias references bibliografia",
    "source": "fuente fonte referencia reference",
    "page": "pagina pag p pages paginas",
    "evidence": "evidencia grado grade prueba prova",
    "note": "nota observacion observacao comentario comment remark notes notas",
    "contact": "contacto contato contacts",
    "telephone": "telefono telefonos telefone fono tel phone telephones",
    "freephone": "tollfree gratuito lineagratuita",
    "whatsapp": "wasap guasap",
    "email": "correo correo_electronico e-mail mail",
    "web": "website sitio sitio_web pagina_web url",
    "address": "direccion endereco domicilio",
    "city": "ciudad cidade localidad place",
    "hours": "horario horarios horas",
    "role": "cargo funcion area a_quien preguntar_por",
    "checked": "verificado comprobado revisado reviewed",
    "countries": "paises pais country",
    "country": "pais countries paises",
    "sectors": "sectores rubros rubro setores setor sector sector_id",
    "place": "lugar ciudad cidade city ubicacion location region",
    "firm": "empresa firma company razon_social",
    "size": "tamano tamanho",
    "plants": "plantas empresas firms",
    "start": "inicio comienzo desde begin since ano year",
    "end": "fin fim final hasta until",
    "year": "ano anio fecha date",
    "price_year": "ano_de_precios ano_precio ano_de_los_precios ano year price_date",
    "amount": "monto importe cantidad valor quantia value cost costo",
    "currency": "moneda moeda divisa",
    "investment": "inversion investimento cost costo costos",
    "saving": "ahorro ahorros economia savings saved poupanca",
    "per": "por periodo period cada",
    "results": "resultados resultado result",
    "resource": "recurso",
    "label": "etiqueta rotulo",
    "before": "antes",
    "after": "despues depois",
    "saved": "ahorrado ahorro economizado saving savings",
    "quantity": "cantidad quantidade amount valor value",
    "unit": "unidad unidade units unidades medida",
    "period": "periodo per plazo",
    "output": "produccion producao salida production",
    "value": "valor amount quantity cantidad",
    "reduction_percent": "reduccion reducao reduction porcentaje percent percentage",
    "stated_payback_months": "payback periodo_de_retorno retorno recuperacion payback_months",
    "stated_return_percent": "rentabilidad tasa_de_retorno return roi",
    "techniques": "tecnicas",
    "measures": "medidas",
    "centres": "centros centers",
    "programmes": "programas programs",
    "financing": "financiamiento financiacion financiamento",
    "scope": "alcance escopo ambito",
    "authors": "autores autor author",
    "publisher": "editorial editor editora publicado_por",
    "kind": "tipo clase type",
    "url": "enlace link web direccion",
    "website": "sitio sitio_web pagina_web web url",
    "id": "identificador clave",
}
# What the first word of a line may be without a colon behind it.
KNOWN = frozenset(_FIELDS)
_TOKEN = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_BULLET = re.compile(r"(?<!\S)(?:[•·–—*]|\d+[.)]) +")
_BETWEEN = re.compile(r"\s*[,;/|]\s*|\s+(?:y|e|and|-)\s+|\s+")


def field_meant(typed: str, fields: Collection[str]) -> str:
    """Return the field that a name stands for, or an empty text."""
    plain = _plain(typed)
    if plain in fields:
        return plain
    known = (field for field in fields if plain in _FIELDS.get(field, "").split())
    return next(known, "") or nearest(typed, fields)


def word_meant(typed: str, choices: Collection[str]) -> str:
    """Return the choice that a word stands for, or an empty text: kWh is no h, and lb no l."""
    same = (choice for choice in choices if choice.lower() == typed.lower())
    return next(same, "") or nearest(typed, choices, fuzz.ratio)


def _plain(typed: str) -> str:
    return re.sub(r"[\s_-]+", "_", folded(typed[:100])).strip("_*:'\"“”«»")


def separate(text: str) -> list[str]:
    """Return the names that somebody wrote one after the other, or nothing if they are no names."""
    plain = _BULLET.sub("- ", text[:500]).strip(" -[](){}")
    names = [name.lstrip("-") for name in _BETWEEN.split(plain)]
    return names if all(map(_TOKEN.fullmatch, names)) else []
