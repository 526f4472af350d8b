"""The pages of the reference, in Markdown: the keys of each part of notice.yml, the kinds of values, and every code."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..facts.all_facts import Facts
from ..facts.declared import Field, classes_of, declared
from ..facts.marks import CodeOf, IdOf, ValueKind
from ..facts.reference_places import place_of_class, place_of_codes, place_of_key
from ..facts.values import Fact
from ..localizer import Localizer
from ..vocabulary import codes, vocabulary
from .meanings import LANGUAGES, Meanings, meanings

PAGES = {language: f"guide/docs/reference/{language}.md" for language in LANGUAGES}
EXAMPLES = {
    ValueKind.ID: "orders",
    ValueKind.LINE: "Esimerkki Oy",
    ValueKind.TEXT: "{fi: Asiakkaat, sv: Kunder, en: Customers}",
    ValueKind.NUMBER: "30",
    ValueKind.YES_NO: "yes",
    ValueKind.EMAIL: "name@example.fi",
    ValueKind.PHONE: "+358 29 566 6700",
    ValueKind.URL: "https://www.example.fi/",
    ValueKind.COUNTRY: "FI",
    ValueKind.DURATION: "P6Y",
    ValueKind.LIFETIME: "P2Y",
    ValueKind.DAY: "2026-12-01",
    ValueKind.TIME_ZONE: "Europe/Helsinki",
}


def reference_page(language: str) -> str:
    """Return the page in a language, as Markdown for the guide."""
    told = meanings(language)
    say = Localizer(vocabulary([language])[language], language)
    parts = [
        f"# {told.words['title']}",
        f'<div lang="{language}" markdown="1">',
        told.words["intro"],
        *(part for model, paths in classes_of(Facts).items() for part in _model(told, model, paths)),
        f"## {told.words['values']} {{#values}}",
        _table(told, ("holds", "example"), (_value(told, kind) for kind in ValueKind)),
        f"## {told.words['codes']} {{#codes}}",
        *(part for kind in codes() for part in _codes(told, say, kind)),
        "</div>",
    ]
    return "\n\n".join(parts) + "\n"


def _model(told: Meanings, model: type[Fact], paths: list[str]) -> Iterator[str]:
    title = told.words["top"] if model is Facts else ", ".join(f"`{path}`" for path in paths)
    yield f"## {title} {{#{place_of_class(model)}}}"
    yield _table(told, ("key", "holds", "means"), (_row(told, model, field) for field in declared(model)))


def _row(told: Meanings, model: type[Fact], field: Field) -> tuple[str, ...]:
    holds = _holds(told, field)
    if field.may_be_none:
        holds += f", {told.words['or_none']}"
    if model.model_fields[field.name].is_required():
        holds += f"; {told.words['required']}"
    return f'<a id="{place_of_key(model, field.name)}"></a>`{field.name}`', holds, told.of(model, field)


def _holds(told: Meanings, field: Field) -> str:
    what = _kind(told, field)
    for container in reversed(field.containers):
        what = told.words[container].format(what=what)
    return what


def _kind(told: Meanings, field: Field) -> str:
    match field.kind:
        case ValueKind():
            return told.kinds[field.kind.value]
        case CodeOf(kind):
            return f"[`{kind}`](#{place_of_codes(kind)})"
        case IdOf(register):
            return told.words["id_of"].format(register=register)
        case model:
            (path, *_) = classes_of(Facts)[model]
            return f"[`{path}`](#{place_of_class(model)})"


def _value(told: Meanings, kind: ValueKind) -> tuple[str, ...]:
    return told.kinds[kind.value], f"`{EXAMPLES[kind]}`"


def _codes(told: Meanings, say: Localizer, kind: str) -> Iterator[str]:
    yield f"### `{kind}` {{#{place_of_codes(kind)}}}"
    rows = ((f"`{code}`", say.term(kind, code), say.article_of(kind, code) or "") for code in codes()[kind])
    yield _table(told, ("code", "term", "article"), rows)


def _table(told: Meanings, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [tuple(told.words[column] for column in columns), ("---",) * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)
