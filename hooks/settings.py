"""The organisation's settings, mkdocs.yml, take the program's, hooks/mkdocs.yml, by INHERIT. This is no hook."""
from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from notice.clock import is_day
from notice.deceptive_values import deceptive_values
from notice.docs_folder import FACTS
from notice.located_yaml import LocatedYaml, read_yaml
from notice.located_yaml import Path as Keys
from notice.messages import Message
from notice.messages.choice import message_language
from notice.pages.accessibility_statement import ACCESSIBILITY, wrong_in
from notice.pages.site_choices import LAST_CHECKED, SAY_NOT_STATED
from notice.problems import NoticeError, Problem, near_miss
from notice.vocabulary import OWN, unknown_language

FILE, DOCS, PROGRAM = "mkdocs.yml", "docs", "hooks/mkdocs.yml"
LANGUAGES: Keys = ("plugins", "i18n", "languages")
# What the organisation may say otherwise than the program.
FREE = {"extra"}
LOCALE = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?([-_][A-Z]{2})?")
PAGE = re.compile(r"[\w-]+\.md")
YES = {"true", "yes", "on"}
NEEDED = {
    "site_name": Message("settings.no-site-name"),
    "site_url": Message("settings.no-site-url"),
    "nav": Message("settings.no-nav"),
}


def load(builds: bool = False, **instead: Any) -> MkDocsConfig:
    """Load the settings of the project in this folder. Raise NoticeError with everything that is wrong with them.

    What is given `instead`, such as `strict=True`, takes the place of a setting. Only what `builds` gets the hooks, for MkDocs
    loads them at once, with all that makes pages.
    """
    if found := mistakes():
        raise NoticeError(found)
    config = MkDocsConfig(str(Path(FILE).absolute()))
    try:
        with Path(FILE).open("rb") as file:
            config.load_file(file)
    except (ConfigurationError, ValueError):  # a tag, or a day that there is not: these are read as text before
        raise NoticeError([Problem(FILE, 1, Message("settings.bad-kind"))]) from None
    config.load_dict(instead if builds else {"hooks": [], **instead})
    refused, warned = config.validate()
    if names := dict.fromkeys(name for name, _ in (*refused, *warned)):
        written = read_yaml(Path(FILE).read_text(encoding="utf-8"), FILE, tags=True)
        raise NoticeError(written.problem((name,), Message("settings.bad-value", name=name)) for name in names)
    return config


def load_or_stop() -> MkDocsConfig:
    """Load the settings, or end the command with what is wrong."""
    try:
        return load()
    except NoticeError as error:
        sys.exit(error.text(language_of_messages()))


def language_of_messages(project: Path = Path()) -> str:
    """Return the language in which editors of a project are told things, whatever is wrong with what they wrote."""
    return message_language(_looked_at(project / FILE), _looked_at(project / DOCS / FACTS))


def _looked_at(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def mistakes() -> list[Problem]:
    """List what is wrong with the settings of the project in this folder, with lines and how to put it right."""
    try:
        settings = read_yaml(Path(FILE).read_text(encoding="utf-8"), FILE, tags=True)
    except NoticeError as error:
        return list(error.problems)
    except UnicodeDecodeError:
        return [Problem(FILE, 1, Message("files.not-utf-8"))]
    except FileNotFoundError:
        return [Problem(FILE, 1, Message("settings.no-file"))]
    if not isinstance(settings.data, dict):
        return [settings.problem((), Message("settings.no-settings", file=PROGRAM))]
    program = yaml_load(Path(PROGRAM).read_text(encoding="utf-8"))
    theirs = _of_the_program(settings, settings.data, program, ())
    return [*deceptive_values(settings), *_top(settings), *theirs, *_languages(settings), *_choices(settings), *_accessibility(settings)]


def _top(settings: LocatedYaml) -> Iterator[Problem]:
    data = settings.data
    if data.get("INHERIT") != PROGRAM:
        yield settings.problem(("INHERIT",), Message("settings.no-program", file=PROGRAM))
    for key, missing in NEEDED.items():
        if not data.get(key):
            yield settings.problem((key,), missing)
    address = data.get("site_url")
    if isinstance(address, str) and not re.match(r"https?://[^/\s]", address):
        yield settings.problem(("site_url",), Message("facts.url", value=address))
    if data.get("nav") and isinstance(data["nav"], (str, dict)):
        yield settings.problem(("nav",), Message("settings.nav-is-a-list"))
    yield from _nav(settings, data.get("nav"))
    known = {"INHERIT", *MkDocsConfig().keys()}
    for key in data.keys() - known:
        meant = near_miss(key, known)
        hint = Message("suggestion.near", names=(meant,)) if meant else Message("settings.take-out")
        yield settings.problem((key,), Message("settings.unknown", name=key, hint=hint))


def _nav(settings: LocatedYaml, nav: Any) -> Iterator[Problem]:
    """Yield what nobody would see in the navigation: titles of its own, and links to elsewhere."""
    for index, entry in enumerate(nav if isinstance(nav, list) else ()):
        title, page = next(iter(entry.items()), ("", "")) if isinstance(entry, dict) else ("", entry)
        if not isinstance(page, str) or not PAGE.fullmatch(page):
            yield settings.problem(("nav", index), Message("settings.nav-elsewhere", entry=page if isinstance(page, str) else title))
        elif title:
            yield settings.problem(("nav", index), Message("settings.nav-title", page=page, title=title))


def _of_the_program(settings: LocatedYaml, own: Any, program: Mapping[str, Any], above: Keys) -> Iterator[Problem]:
    """Yield a problem for whatever would replace a setting of the program.

    MkDocs joins mappings, and takes anything else from mkdocs.yml alone.
    """
    for key in own.keys() & program.keys():
        at, name = (*above, key), ".".join(map(str, (*above, key)))
        if not isinstance(program[key], dict):
            if not FREE & set(at):
                yield settings.problem(at, Message("settings.of-the-program", name=name, file=PROGRAM))
        elif isinstance(own[key], dict):
            yield from _of_the_program(settings, own[key], program[key], at)
        else:
            yield settings.problem(at, Message("settings.names-and-values", name=name))


def _languages(settings: LocatedYaml) -> Iterator[Problem]:
    listed, around = _at(settings.data, LANGUAGES), [_at(settings.data, LANGUAGES[:depth]) for depth in (1, 2)]
    if any(isinstance(holder, (str, list)) for holder in around):
        return  # said already
    if not isinstance(listed, list) or not listed:
        yield settings.problem(LANGUAGES, Message("settings.languages-are-a-list") if listed else Message("settings.no-languages"))
        return
    for index, language in enumerate(listed):
        yield from _language(settings, language, (*LANGUAGES, index), listed[:index])
    if not any(_is_default(language) for language in listed):
        yield settings.problem(LANGUAGES, Message("settings.no-default"))


def _language(settings: LocatedYaml, language: Any, at: Keys, before: list[Any]) -> Iterator[Problem]:
    if not isinstance(language, dict):
        yield settings.problem(at, Message("settings.no-language"))
        return
    locale = language.get("locale")
    if not isinstance(locale, str) or not LOCALE.fullmatch(locale):
        yield settings.problem(at, Message("settings.bad-locale", locale=str(locale or "")))
    elif unknown := unknown_language(locale, settings.line(at), Path(OWN)):
        yield unknown
    if not language.get("name"):
        yield settings.problem(at, Message("settings.no-name", locale=str(locale or "")))
    if any(isinstance(other, dict) and other.get("locale") == locale for other in before):
        yield settings.problem(at, Message("settings.language-twice", locale=str(locale)))
    if _is_default(language) and any(map(_is_default, before)):
        yield settings.problem(at, Message("settings.two-defaults"))


def _choices(settings: LocatedYaml) -> Iterator[Problem]:
    """Yield what is wrong with the organisation's choices under `extra`."""
    checked, says = (_at(settings.data, ("extra", name)) for name in (LAST_CHECKED, SAY_NOT_STATED))
    if checked is not None and not (isinstance(checked, str) and is_day(checked)):
        yield settings.problem(("extra", LAST_CHECKED), Message("settings.last-checked-is-a-day"))
    if says is not None and str(says).lower() not in ("true", "false"):
        yield settings.problem(("extra", SAY_NOT_STATED), Message("settings.true-or-false", name=SAY_NOT_STATED))


def _accessibility(settings: LocatedYaml) -> Iterator[Problem]:
    written, listed = _at(settings.data, ("extra", ACCESSIBILITY)), _at(settings.data, LANGUAGES)
    languages = [str(one.get("locale")) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    for keys, message in wrong_in(written, languages) if written is not None else ():
        yield settings.problem(("extra", ACCESSIBILITY, *keys), message)


def _is_default(language: Any) -> bool:
    return isinstance(language, dict) and str(language.get("default")).lower() in YES


def _at(data: Any, path: Keys) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data
