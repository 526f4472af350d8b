"""In which language the messages are. The files that say so are only looked at, so that their mistakes can be told in it too."""
from __future__ import annotations

import re

from . import MESSAGES

LANGUAGE = r"\blocale:[ \t]*[\"']?([A-Za-z-]+)"
FIRST_LANGUAGE = re.compile(LANGUAGE)
DEFAULT_LANGUAGE = re.compile(LANGUAGE + r"(?=(?:(?!\blocale:)[^{}])*?\bdefault:[ \t]*(?:true|yes|on)\b)", re.IGNORECASE)


def message_language(settings: str, facts: str) -> str:
    """Return the language that `settings` ask for as `extra: {messages: fi}`, else the one that the notice is written in, else English.

    `settings` is mkdocs.yml and `facts` is notice.yml, as they lie there. Where the facts do not show in which language
    the notice is written, the default language of the site takes its place.
    """
    return chosen_language(settings, _named(facts, "languages", "source"))


def chosen_language(settings: str, source: str | None) -> str:
    """Return that language for a notice that is known to be written in `source`, such as "fi"; or in no known one, if None."""
    return MESSAGES.pick([_named(settings, "extra", "messages"), source or _site_language(settings)])


def _named(text: str, block: str, name: str) -> str | None:
    """Return what stands behind `name` in what is indented below `block`, or in the brackets behind it."""
    found = re.search(rf"^{block}:.*(?:\n(?:[ \t].*)?)*", text.replace("\r\n", "\n"), re.MULTILINE)
    value = re.search(rf"^[^#\n]*?(?<![\w-]){name}:[ \t]*[\"']?([A-Za-z-]+)", found[0], re.MULTILINE) if found else None
    return value[1] if value else None


def _site_language(settings: str) -> str | None:
    found = DEFAULT_LANGUAGE.search(settings) or FIRST_LANGUAGE.search(settings)
    return found[1] if found else None
