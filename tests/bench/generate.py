"""A notice with many languages and versions, grown from the real one of the tests; the same one every time."""

import random
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import yaml

from bench.wording import Sentence, eligible_sections, told_apart, with_sentences
from projects import REAL

NEWEST = date(2026, 3, 2)
BETWEEN_VERSIONS = timedelta(days=90)
FROZEN_BEFORE = timedelta(days=14)
PAGES = ("index", "cookies")
# Languages beyond its own; their text is taken from another language.
MORE = {
    "de": "Deutsch", "fr": "Français", "es": "Español", "it": "Italiano", "nl": "Nederlands", "da": "Dansk",
    "pl": "Polski", "pt": "Português", "et": "Eesti", "cs": "Čeština", "ro": "Română", "hu": "Magyar",
}  # fmt: skip
LOCALE = re.compile(r"- \{locale: (\w+), name: ([^,}]+)")

Files = dict[str, bytes]


@dataclass(frozen=True)
class Generated:
    """A notice with `languages` × `versions`. Everything in it follows from these two numbers."""

    languages: int
    versions: int

    @cached_property
    def names(self) -> dict[str, str]:
        """The languages with their names, the default first."""
        own = _own_languages()
        more = {code: name for code, name in MORE.items() if code not in own}
        if self.languages > len(own) + len(more):
            raise ValueError(f"at most {len(own) + len(more)} languages are known here")
        return dict([*own.items(), *more.items()][: self.languages])

    @cached_property
    def days(self) -> list[date]:
        """When each version takes effect, oldest first; all have."""
        return [NEWEST - BETWEEN_VERSIONS * before for before in reversed(range(self.versions))]

    def version(self, index: int) -> Files:
        """The files of one version without its seal, the oldest being 0."""
        files = self._text(index, self._wordings[index])
        files["PUBLISHED"] = f"{self.days[index] - FROZEN_BEFORE}\n".encode()
        return files

    def working_text(self) -> Files:
        """Equal to the newest version: nothing is pending."""
        return self._text(self.versions - 1, self._wordings[-1])

    def draft(self, variant: int) -> Files:
        """The working text with a heading for a next version and one changed sentence, which `variant` tells apart."""
        page, section = self._sections[len(self._sections) // 2]
        wording = {**self._wordings[-1], (page, section): Sentence(0, 100 + variant)}
        return self._text(self.versions, wording)

    @cached_property
    def _pages(self) -> dict[str, str]:
        """The pages to start from: those of the real notice, in each of these languages."""
        return {f"{page}.{language}.md": self._page(page, language) for page in (*PAGES, "history") for language in self.names}

    def _page(self, page: str, language: str) -> str:
        own = _own_languages()
        text = (REAL / f"{page}.{_written(language, own)}.md").read_text(encoding="utf-8")
        return text if language in own else told_apart(text, self.names[language])

    @cached_property
    def _facts(self) -> Any:
        """The facts of the real notice; texts have these languages and no others."""
        facts = yaml.BaseLoader((REAL / "notice.yml").read_text(encoding="utf-8")).get_single_data()
        return _in_languages(facts, list(self.names), _own_languages())

    @cached_property
    def _sections(self) -> list[tuple[str, str]]:
        texts = {page: [self._pages[f"{page}.{language}.md"] for language in self.names] for page in PAGES}
        return [(page, section) for page in PAGES for section in eligible_sections(texts[page])]

    @cached_property
    def _wordings(self) -> list[dict[tuple[str, str], Sentence]]:
        """The sentences that each version has more than the text it grew from; one to three sections change each time."""
        chance = random.Random(self.versions)  # noqa: S311 (the same text every time)
        found: list[dict[tuple[str, str], Sentence]] = [{}]
        for index in range(1, self.versions):
            wording = dict(found[-1])
            for section in chance.sample(self._sections, chance.randint(1, 3)):
                if section not in wording or chance.random() > 0.2:
                    wording[section] = Sentence(chance.randrange(3), index + 1)
                else:
                    del wording[section]
            found.append(wording)
        return found

    def _text(self, index: int, wording: Mapping[tuple[str, str], Sentence]) -> Files:
        files = {"notice.yml": self._facts_of(index)}
        for name, text in self._pages.items():
            page, language, _ = name.split(".")
            if page == "history":
                files[name] = self._history(text, index, _written(language, _own_languages())).encode()
            else:
                own = {section: sentence for (where, section), sentence in wording.items() if where == page}
                files[name] = with_sentences(text, own, _written(language, _own_languages())).encode()
        return files

    def _facts_of(self, index: int) -> bytes:
        """Every fifth version has another retention period, every seventh another recipient."""
        facts = deepcopy(self._facts)
        facts["retention"] = [*facts.get("retention", []), {"period": f"P{2 + index // 5}Y"}]
        facts.setdefault("recipients", {})["hosting"] = {"kind": "processor", "name": f"Hosting {1 + index // 7} Oy"}
        return yaml.safe_dump(facts, sort_keys=False, allow_unicode=True, width=1000).encode()

    def _history(self, text: str, index: int, language: str) -> str:
        """The intro of the history of the real notice, and a heading for each version up to `index`."""
        intro = text.partition("\n## ")[0].rstrip()
        days = [*self.days, NEWEST + BETWEEN_VERSIONS]
        title, summary = HISTORY.get(language, HISTORY["en"])
        entries = [f"## {title} {number + 1} {{#{days[number]}}}\n\n{summary}" for number in reversed(range(index + 1))]
        return "\n\n".join([intro, *entries]) + "\n"


HISTORY = {
    "fi": ("Versio", "Täsmensimme muutamaa kohtaa. Oikeutesi eivät muutu."),
    "sv": ("Version", "Vi preciserade några punkter. Dina rättigheter ändras inte."),
    "en": ("Version", "We made a few points clearer. Your rights do not change."),
}


def _own_languages() -> dict[str, str]:
    return dict(LOCALE.findall(REAL.with_name("mkdocs.yml").read_text(encoding="utf-8")))


def _written(language: str, own: Mapping[str, str]) -> str:
    """The language in which the text stands: its own, or the one it is taken from."""
    if language in own:
        return language
    return "en" if "en" in own else next(iter(own))


def _in_languages(value: Any, languages: list[str], own: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_in_languages(item, languages, own) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == set(own):
        return {language: value[_written(language, own)] for language in languages}
    return {key: _in_languages(item, languages, own) for key, item in value.items()}
