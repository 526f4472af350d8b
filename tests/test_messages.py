"""The catalogue of messages: whole in every language, used as it is written, and shown in the language that is asked for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel import Locale

from notice.located_yaml import read_yaml
from notice.messages import COUNT, MESSAGES, Message, placeholders
from notice.messages.choice import message_language
from notice.rules.texts import texts as rules
from projects import ROOT

LANGUAGES = ("en", "fi", "sv")
HOOKS = sorted((ROOT / "hooks").rglob("*.py"))
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
MADE = re.compile(r"Message\([^()]*\)")
# Of these, the name is that of a fact, or of what a browser asks for.
BY_NAME = ("fact-names", "request-kinds")
# Words of English that are none in Finnish or Swedish; and what is quoted, or an example.
ENGLISH = re.compile(
    r"(?<![\w.:/-])(the|this|that|these|and|with|cannot|must|should|which|of|are|was|has|have|been|write|there|not|what|when|where|from"
    r"|into|its|by|will|would|does|say|put|add|here|only|each|every|than|they|their|your|you|who|how|is|it|to|as|or|an|at|if|for)(?![\w:/-])"
)
QUOTED = re.compile(r"`[^`]*`|\{[^}]*\}|\"[^\"]*\"|”[^”]*”|“[^”]*”|'[^']*'|https?://\S+")
EXAMPLE = re.compile(r"^  .*$", re.MULTILINE)
UNFILLED = re.compile(r"\{\w+(?::\W?\w*)?\}")
# These say what a fault of the ledger, or a status, is called; their own tests fill in the values.
BY_KIND = ("ledger", "seen", "statuses")


def texts(language: str) -> dict[str, str | dict[str, str]]:
    """Give all texts of a language by their ids."""
    groups = MESSAGES.texts(language)
    return {f"{group}.{name}": text for group, named in groups.items() for name, text in named.items()}


@cache
def trees() -> dict[Path, ast.Module]:
    """Parse the program."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in HOOKS}


def said() -> Iterator[tuple[str, ast.Call]]:
    """Give each place in which the program makes a message, in Python or in a template."""
    parts = [*trees().items(), *((path, ast.parse(made)) for path in TEMPLATES for made in MADE.findall(path.read_text(encoding="utf-8")))]
    for path, tree in parts:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message":
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_catalogue_has_these_languages() -> None:
    assert sorted(MESSAGES.languages) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_twice(language: str) -> None:
    path = MESSAGES.folder / f"{language}.yml"
    assert read_yaml(path.read_text(encoding="utf-8"), path.name).data.keys() == MESSAGES.texts("en").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_and_no_other(language: str) -> None:
    assert list(texts(language)) == list(texts("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_fills_in_what_that_in_english_does(language: str) -> None:
    english = {id: set(placeholders(text)) for id, text in texts("en").items()}
    assert {id: set(placeholders(text)) for id, text in texts(language).items()} == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_for_numbers_are_those_of_the_language(language: str) -> None:
    forms = {*Locale.parse(language).plural_form.tags, "other"}
    assert {id: set(text) for id, text in texts(language).items() if isinstance(text, dict) and set(text) != forms} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_texts(language: str) -> None:
    for id, text in texts(language).items():
        for one in text.values() if isinstance(text, dict) else (text,):
            assert isinstance(one, str), id
            assert one == one.strip(), id
            assert "  " not in one, id


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_translations_are_no_copies(language: str) -> None:
    copied = [id for id, text in texts(language).items() if text == texts("en")[id] and re.search(r"[a-z]{3}.* [a-z]{3}", str(text))]
    assert copied == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_filled_in(language: str) -> None:
    for id, text in texts(language).items():
        names = sorted(set(placeholders(text)))
        for number in (1, 2, 5):
            told = Message(id, **{name: f"<{name}>" for name in names} | ({COUNT: number} if isinstance(text, dict) else {})).text(language)
            assert UNFILLED.findall(told) == [], id
            assert [name for name in names if name != COUNT and f"<{name}>" not in told] == [], id


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_word_of_english_stands_in_a_translation(language: str) -> None:
    """But in what is quoted: names in files, settings and programs."""
    told = {id: "\n".join(text.values()) if isinstance(text, dict) else text for id, text in texts(language).items()}
    told |= {f"{rule} {part}": EXAMPLE.sub("", text) for rule, parts in rules(language).items() for part, text in parts.items()}
    assert len(told) > 1000
    assert [(id, found) for id, text in told.items() if (found := ENGLISH.findall(QUOTED.sub("", text)))] == []


def test_word_of_english_is_found() -> None:
    assert ENGLISH.findall(QUOTED.sub("", "Kirjoita ”the end” ja `the end`, and sen jälkeen {the}")) == ["and"]


def test_every_message_has_its_text_and_its_values() -> None:
    wrong = []
    for place, call in said():
        if call.args and isinstance(call.args[0], ast.JoinedStr):
            start = call.args[0].values[0]
            assert isinstance(start, ast.Constant)
            assert str(start.value).removesuffix(".") in BY_KIND, place
            continue
        id = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
        given = {keyword.arg for keyword in call.keywords}
        if id not in texts("en") or given != set(placeholders(texts("en")[str(id)])) | ({COUNT} & given):
            wrong.append((place, id, given))
    assert wrong == []


def test_every_text_is_used() -> None:
    used = {str(call.args[0].value) for _, call in said() if isinstance(call.args[0], ast.Constant)}
    assert [id for id in texts("en") if id not in used and id.partition(".")[0] not in BY_NAME + BY_KIND] == []


@pytest.mark.parametrize("group", BY_NAME)
def test_group_that_is_found_by_name_is_used(group: str) -> None:
    assert any(isinstance(node, ast.Constant) and node.value == group for tree in trees().values() for node in ast.walk(tree))


def test_values_are_shown_as_they_are() -> None:
    assert Message("facts.email", value="{x} {0} %s {{").text("en").startswith('"{x} {0} %s {{" is not an e-mail address')


def test_messages_within_messages_are_in_the_same_language() -> None:
    message = Message("facts.placed", place="dpo", message=Message("facts.or-none", message=Message("facts.email", value="x")))
    told = message.text("fi")
    assert told.startswith("dpo: ”x” ei ole sähköpostiosoite;")
    assert told.endswith(" Jos seloste sanoo, ettei sellaista ole, kirjoittakaa none.")


@pytest.mark.parametrize(("language", "expected"), [("en", "a, b, or c"), ("fi", "a, b tai c"), ("sv", "a, b eller c")])
def test_lists_are_joined_as_the_language_does(language: str, expected: str) -> None:
    assert Message("suggestion.near", names=("a", "b", "c")).text(language).endswith(f"{expected}?")
    assert "a, b, c" in Message("suggestion.known", known=("a", "b", "c")).text(language)


@pytest.mark.parametrize(("language", "one", "three"), [
    ("en", "1 mistake in", "3 mistakes in"), ("fi", "1 virhe;", "3 virhettä;"), ("sv", "1 fel i", "3 fel i"),
])  # fmt: skip
def test_numbers_choose_their_text(language: str, one: str, three: str) -> None:
    assert one in Message("build.mistakes", count=1).text(language)
    assert three in Message("build.mistakes", count=3).text(language)


def test_what_is_filled_in_can_be_escaped() -> None:
    message = Message("facts.placed", place="<a>", message=Message("facts.email", value="<b>"))
    assert message.text("en", lambda text: text.replace("<", "&lt;")).startswith('&lt;a>: "&lt;b>" is')


def test_messages_that_say_the_same_are_one() -> None:
    assert len({Message("facts.email", value="x"), Message("facts.email", value="x"), Message("facts.email", value="y")}) == 2


SITE_LANGUAGES = "    languages:\n    - {locale: en, name: English}\n    - {locale: fi, name: Suomi, default: true}\n"
SETTINGS = f"site_name: X\nplugins:\n  i18n:\n{SITE_LANGUAGES}"
FACTS = "time_zone: Europe/Helsinki\nlanguages:\n  # source: en\n  source: sv\n\npurposes:\n  sources: [x]\n"


@pytest.mark.parametrize(("more", "facts", "expected"), [
    ("extra:\n  messages: fi\n", FACTS, "fi"), ("extra: {pdf: no, messages: en}\n", FACTS, "en"),
    ("extra:\n\n  # messages: fi\n", FACTS, "sv"),
    ("extra:\n  messages: de\n", FACTS, "sv"), ("extra:\n  messages: 3\n", FACTS, "sv"), ("messages: fi\n", FACTS, "sv"),
    ("", FACTS.replace("sv", '"sv"'), "sv"), ("", "languages: {untranslated: {fi: [x]}, source: sv}\r\n", "sv"),
    ("", FACTS.replace("sv", "de"), "en"), ("", "", "fi"), ("", "languages:\ncontact:\n  source: sv\n", "fi"),
    ("", "\0\ufeff languages", "fi"), ("", FACTS.replace("\n", "\n  a: [\n"), "sv"),
])  # fmt: skip
def test_language_is_found_whatever_the_notice_is_like(more: str, facts: str, expected: str) -> None:
    assert message_language(SETTINGS + more, facts) == expected


@pytest.mark.parametrize(("settings", "expected"), [
    ("", "en"), ("- {locale: de}\n- {locale: fi}\n", "en"), ("- locale: sv\n  name: Svenska\n- locale: fi\n", "sv"),
    ("- locale: en\n  name: English\n- locale: fi\n  default: true\n", "fi"),
])  # fmt: skip
def test_language_of_the_site_is_that_of_its_root(settings: str, expected: str) -> None:
    assert message_language(settings, "") == expected
