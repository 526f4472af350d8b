"""The organisation's settings, mkdocs.yml, take the program's, hooks/mkdocs.yml, by INHERIT. This is no hook."""
from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from notice.located_yaml import LocatedYaml, read_yaml
from notice.located_yaml import Path as Keys
from notice.problems import NoticeError, Problem, near_miss
from notice.vocabulary import OWN, unknown_language

FILE, PROGRAM = "mkdocs.yml", "hooks/mkdocs.yml"
LANGUAGES: Keys = ("plugins", "i18n", "languages")
# What the organisation may say otherwise than the program.
FREE = {"extra"}
LOCALE = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?([-_][A-Z]{2})?")
YES = {"true", "yes", "on"}
EXAMPLES = {
    "site_name": "site_name is missing; write what the site is called, e.g. site_name: Privacy notice",
    "site_url": "site_url is missing; write the public address of the site, e.g. site_url: https://privacy.example.fi/",
    "nav": "nav is missing; name the pages in their order, e.g. nav: [index.md, cookies.md, history.md]",
}


def load() -> MkDocsConfig:
    """Load the settings of the project in this folder. Raise NoticeError with everything that is wrong with them."""
    if found := mistakes():
        raise NoticeError(found)
    return load_config(FILE)


def load_or_stop() -> MkDocsConfig:
    """Load the settings, or end the command with what is wrong."""
    try:
        return load()
    except NoticeError as error:
        sys.exit(str(error))


def mistakes() -> list[Problem]:
    """List what is wrong with the settings of the project in this folder, with lines and how to put it right."""
    try:
        settings = read_yaml(Path(FILE).read_text(encoding="utf-8"), FILE, tags=True)
    except NoticeError as error:
        return list(error.problems)
    except UnicodeDecodeError:
        return [Problem(FILE, 1, "is not UTF-8; save it as plain text in UTF-8.")]
    except FileNotFoundError:
        return [Problem(FILE, 1, "is missing; README.md says what stands in it.")]
    if not isinstance(settings.data, dict):
        return [settings.problem((), f"holds no settings; each is a name, a colon and a value, the first INHERIT: {PROGRAM}")]
    program = yaml_load(Path(PROGRAM).read_text(encoding="utf-8"))
    return [*_top(settings), *_of_the_program(settings, settings.data, program, ()), *_languages(settings)]


def _top(settings: LocatedYaml) -> Iterator[Problem]:
    data = settings.data
    if data.get("INHERIT") != PROGRAM:
        message = f'the line "INHERIT: {PROGRAM}" is missing; write it first of all: it brings the settings of the program.'
        yield settings.problem(("INHERIT",), message)
    for key, missing in EXAMPLES.items():
        if not data.get(key):
            yield settings.problem((key,), missing)
    address = data.get("site_url")
    if isinstance(address, str) and not re.match(r"https?://[^/\s]", address):
        yield settings.problem(("site_url",), f'"{address}" is no web address; it starts with https://.')
    if data.get("nav") and isinstance(data["nav"], (str, dict)):
        yield settings.problem(("nav",), "nav is a list; write nav: [index.md, cookies.md, history.md]")
    known = {"INHERIT", *MkDocsConfig().keys()}
    for key in data.keys() - known:
        meant = near_miss(key, known)
        yield settings.problem((key,), f'"{key}" is no setting of MkDocs{f"; did you mean {meant}?" if meant else "; take it out."}')


def _of_the_program(settings: LocatedYaml, own: Any, program: Mapping[str, Any], above: Keys) -> Iterator[Problem]:
    """Yield a problem for whatever would replace a setting of the program.

    MkDocs joins mappings, and takes anything else from mkdocs.yml alone.
    """
    for key in own.keys() & program.keys():
        at, name = (*above, key), ".".join(map(str, (*above, key)))
        if not isinstance(program[key], dict):
            if not FREE & set(at):
                yield settings.problem(at, f"{name} is set by the program, in {PROGRAM}; take it out here.")
        elif isinstance(own[key], dict):
            yield from _of_the_program(settings, own[key], program[key], at)
        else:
            yield settings.problem(at, f'{name} holds names and values, each on a line of its own, indented and without "-" before it.')


def _languages(settings: LocatedYaml) -> Iterator[Problem]:
    listed, around = _at(settings.data, LANGUAGES), [_at(settings.data, LANGUAGES[:depth]) for depth in (1, 2)]
    if any(isinstance(holder, (str, list)) for holder in around):
        return  # said already
    if not isinstance(listed, list) or not listed:
        wrong = "languages is a list; write each on a line of its own" if listed else "the languages are missing; list them there"
        yield settings.problem(LANGUAGES, f"plugins.i18n.languages: {wrong}, e.g. - {{locale: fi, name: Suomi, default: true}}")
        return
    for index, language in enumerate(listed):
        yield from _language(settings, language, (*LANGUAGES, index), listed[:index])
    if not any(_is_default(language) for language in listed):
        message = "no language is the default; write default: true in that whose pages are to stand at the root of the site."
        yield settings.problem(LANGUAGES, message)


def _language(settings: LocatedYaml, language: Any, at: Keys, before: list[Any]) -> Iterator[Problem]:
    if not isinstance(language, dict):
        yield settings.problem(at, "a language is written like this: - {locale: sv, name: Svenska}")
        return
    locale = language.get("locale")
    if not isinstance(locale, str) or not LOCALE.fullmatch(locale):
        yield settings.problem(at, f'"{locale or ""}" is no code of a language; write its two letters, e.g. locale: sv')
    elif unknown := unknown_language(locale, settings.line(at), Path(OWN)):
        yield unknown
    if not language.get("name"):
        yield settings.problem(at, f"the language {locale or ''} has no name; write what it calls itself, e.g. name: Svenska")
    if any(isinstance(other, dict) and other.get("locale") == locale for other in before):
        yield settings.problem(at, f'the language "{locale}" stands here twice; keep one of them.')
    if _is_default(language) and any(map(_is_default, before)):
        yield settings.problem(at, "two languages are the default; take default: true away from one of them.")


def _is_default(language: Any) -> bool:
    return isinstance(language, dict) and str(language.get("default")).lower() in YES


def _at(data: Any, path: Keys) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data
