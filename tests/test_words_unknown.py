"""A notice in a language of which the rules know no words: that is said once, at the top, and no word is called what it is not."""

from pathlib import Path

import pytest

from notice.markup import Renderer
from notice.reading import Reader
from notice.reports import FORMATS, Report
from notice.rules import judge
from notice.vocabulary import HERE
from small_notices import FACTS, HEAD, SmallNotice

NAMES = {"de": ("de_DE", "Deutsch", "German"), "et": ("et_EE", "eesti", "Estonian")}
# Words that begin like a month or a number of another language, names that are words, and what would be a fault elsewhere.
TEXTS = {
    "en": ("We write to you in May.", "We sell books.", "A copy of 15 pages is made within one year."),
    "de": (
        "Wir senden Ihnen im Mai eine E-Mail. Maximal ein Meter. Junioren und Senioren sind willkommen.",
        "Signal, Meta, Apple, Visa, Square und Maria sind Namen. Ein Buch über Spotify. Der Mais kommt aus Peru. Privacy Shield. XY GmbH.",
        "Facebook erhält Ihre Daten in den USA, ein Jahr lang. Eine Kopie des Ausweises kostet 15 Euro. Das Cookie _ga bleibt.",
    ),
    "et": (
        "Saadame teile mais kirja. Juunior ja seenior on teretulnud. Kaks meetrit.",
        "Signal, Meta, Apple, Visa, Square ja Maria on nimed. Raamat Spotifyst. Mais tuleb Peruust. Privacy Shield. XY OÜ.",
        "Facebook saab teie andmed Ameerika Ühendriikides üheks aastaks. Dokumendi koopia maksab 15 eurot. Küpsis _ga jääb.",
    ),
}  # fmt: skip
# What says something of words; the other rules ask about notice.yml and sections.
OF_WORDS = ("TXT-", "LNG-", "FCT-02", "FCT-05", "FCT-1", "FCT-2", "TRA-03")


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vocabularies of an organisation's own."""
    folder = tmp_path / "own"
    folder.mkdir()
    text = (HERE / "en.yml").read_text(encoding="utf-8")
    for language, (locale, name, _) in NAMES.items():
        own = text.replace("language: en\nlocale: en_GB\nname: English", f"language: {language}\nlocale: {locale}\nname: {name}", 1)
        (folder / f"{language}.yml").write_text(own.replace("  none: None\n", "  none: Nothing\n"), encoding="utf-8")
    monkeypatch.setattr("small_notices.reader", lambda languages: Reader(languages, Renderer(), own=folder))


def page(paragraphs: tuple[str, ...]) -> str:
    """Give a page with a paragraph a section."""
    summary, controller, orders = paragraphs
    return (
        f"{HEAD}# Notice {{#notice}}\n\n## Short {{#summary}}\n\n{summary}\n\n## Who {{#controller}}\n\n{controller}\n\n"
        f"## Orders {{#orders}}\n\n{orders}\n"
    )


@pytest.mark.slow
@pytest.mark.usefixtures("words")
@pytest.mark.parametrize("languages", [("de",), ("et",), ("de", "et"), ("en", "de")], ids="-".join)
def test_words_that_nobody_knows_are_told_of_once_and_called_nothing(languages: tuple[str, ...], tmp_path: Path) -> None:
    source = languages[0]
    pages = {f"index.{one}.md": page(TEXTS[one]) for one in languages}
    facts = FACTS.replace("{source: en}", f"{{source: {source}}}")
    notice = SmallNotice(tmp_path / "docs", facts=facts, languages=languages, other=pages)
    notice.headings.insert(0, "## News {#2027-01-01}\n\nSomething changes.\n")
    publication = notice.on("2026-11-02")
    judged = judge(publication, "en")
    lines = FORMATS["people"](Report("en", judged, day=publication.timeline.day)).split("\n")
    named = [NAMES[one][2] for one in languages if one in NAMES]
    told = [number for number, line in enumerate(lines) if line.startswith("No rule knows the words of")]
    assert [number < 4 for number in told] == [True]
    assert all(name in " ".join(lines[told[0] : told[0] + 2]) for name in named)
    wrong = [(one.rule, one.place.scope) for one in judged.findings if one.rule.startswith(OF_WORDS) and one.place.language in NAMES]
    assert wrong == []
