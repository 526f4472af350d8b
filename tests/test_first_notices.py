"""A first notice states little, in one language or several, also in those that have no vocabulary here; it is shown, and lives on."""

from pathlib import Path

import pytest

from notice.markup import Renderer
from notice.reading import Reader
from notice.vocabulary import HERE
from small_notices import FACTS, HEAD, SmallNotice
from small_site import SmallSite

pytestmark = pytest.mark.slow

NAMES = {"de": ("de_DE", "Deutsch"), "et": ("et_EE", "eesti")}
LANGUAGES = [("de",), ("et", "de"), ("de", "et", "en")]
SHARED = "sections: {contact: controller, dpo: controller}\n"
TOP = HEAD + "# Notice {#notice}\n\n## In short {#summary}\n\nText.\n\n## Who {#controller}\n"
ORDERS = "\n## Orders {#orders}\n"
MAIL = "controller: {name: Oy, email: info@example.org}"
# What it states beside its one purpose, and the sections that it has for that.
FIRST = {
    "rights without a contact": ("rights: [access, erasure]\n", "\n## Access {#access}\n\n## Erasure {#erasure}\n"),
    "a complaint without an authority": ("rights: [complaint]\n", "\n## Complaint {#complaint}\n"),
    "rights in one section": ("rights: [access, erasure, objection]\n", "\n## Rights {#rights}\n\nAsk us.\n"),
    "one section for facts about who": (f"contact: {{phone: +358 29 566 6700}}\ndpo: none\n{SHARED}", ""),
    "nothing": ("", ""),
}


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vocabularies of an organisation's own."""
    folder = tmp_path / "own"
    folder.mkdir()
    text = (HERE / "en.yml").read_text(encoding="utf-8")
    for language, (locale, name) in NAMES.items():
        own = text.replace("language: en\nlocale: en_GB\nname: English", f"language: {language}\nlocale: {locale}\nname: {name}", 1)
        (folder / f"{language}.yml").write_text(own.replace("  none: None\n", "  none: Nothing\n"), encoding="utf-8")
    monkeypatch.setattr("small_notices.reader", lambda languages: Reader(languages, Renderer(), own=folder))


# Each kind in one set of languages; in the others at night.
TRIED = [
    pytest.param(kind, languages, id=f"{kind}: {'-'.join(languages)}", marks=[pytest.mark.night] * ((number + place) % len(LANGUAGES) != 0))
    for number, kind in enumerate(FIRST)
    for place, languages in enumerate(LANGUAGES)
]


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(("kind", "languages"), TRIED)
def test_first_notice_is_shown_and_lives_on(kind: str, languages: tuple[str, ...], tmp_path: Path) -> None:
    more, sections = FIRST[kind]
    facts = FACTS.replace("{source: en}", f"{{source: {languages[0]}}}").replace("controller: {name: Oy}", MAIL) + more
    other = {f"index.{language}.md": TOP + ORDERS + sections for language in languages}
    notice = SmallNotice(tmp_path / "docs", facts=facts, languages=languages, other=other)
    notice.publish("2026-11-01", on="2026-11-01")
    site = SmallSite.of(notice.on("2026-11-02"))
    assert site.faults() == []
    page = site.pages["index.html"].text
    several = len(languages) > 1
    assert ("x-default" in page, 'class="languages"' in page) == (several, several)
    assert "info@example.org" in page
    notice.headings.insert(0, "## News {#2027-01-01}\n\nSomething changes.\n")
    notice.facts = facts.replace("info@example.org", "help@example.org")
    notice.other = {name: text.replace("Text.", "Text, and more of it.") for name, text in other.items()}
    changed = SmallSite.of(notice.on("2026-12-01"))
    assert changed.faults() == []
    assert "help@example.org" in changed.pages["history/index.html"].text
    notice.headings.pop(0)
    notice.publish("2027-01-01", on="2026-12-01")
    for day in ("2026-12-31", "2027-01-01", "2027-01-02"):
        assert SmallSite.of(notice.on(day)).faults() == []
