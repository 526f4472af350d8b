"""What two newcomers wrote for an association and a club: what they lack is said in one run, and what is right is shown."""

import shutil
from pathlib import Path

import pytest

from in_the_ledger import noon
from notice.cache import BuildCache
from notice.problems import NoticeError
from notice.publication import Publication, read_publication
from notice.reading import Reader
from projects import ROOT, site_renderer
from small_site import SmallSite

TODAY = "2026-11-28"
NOTICES = ROOT / "tests" / "newcomers"


def read(docs: Path, cache: Path) -> Publication:
    """Read a notice in Finnish as it stands today."""
    named = tuple(sorted({path.name.partition(".")[0] for path in docs.glob("*.md")}))
    return read_publication(docs, Reader(("fi",), site_renderer(), named=named), noon(TODAY), BuildCache(cache, "tests"))


def said(docs: Path, cache: Path) -> list[str]:
    """Give everything that is wrong with a notice."""
    with pytest.raises(NoticeError) as raised:
        read(docs, cache)
    return [problem.text("en") for problem in raised.value.problems]


@pytest.mark.parametrize("name", ["association", "club"])
def test_what_is_right_is_shown(name: str, tmp_path: Path) -> None:
    docs = shutil.copytree(NOTICES / name, tmp_path / "docs")
    site = SmallSite.of(read(docs, tmp_path / "cache"))
    assert site.faults() == []
    page = site.pages["index.html"].text
    assert "Ei kukaan" in page
    assert "hreflang" not in page


def test_everything_is_said_in_one_run_and_mended_in_the_next(tmp_path: Path) -> None:
    docs = shutil.copytree(NOTICES / "association-first", tmp_path / "docs")
    assert len(said(docs, tmp_path / "cache")) == 20
    path = docs / "notice.yml"
    text = path.read_text(encoding="utf-8")
    # What the messages tell to write, as they tell it.
    for wrong, right in {
        "phone: 044 726 0000": "phone: +358 44 7260000",
        "  postal_address: PL 800, 00531 Helsinki\n": "  postal_address: {po_box: 800, postal_code: 00531, town: Helsinki}\n",
        "kotipaikka: Kotipaikka": "kotipaikka: {label: Kotipaikka}",
        "jasenmaksut: Jäsenmaksut": "jasenmaksut: {label: Jäsenmaksut}",
        "ajokortti: Ajokorttitieto": "ajokortti: {label: Ajokorttitieto}",
        "rikosrekisteriote: Rikosrekisteriote nähty (pvm)": "rikosrekisteriote: {label: Rikosrekisteriote nähty (pvm)}",
        "kind: keskusjärjestö": "kind: third-party",
        "    kinds: [membership]\n": "",
        "    kinds: [counselling]\n": "",
        "    kinds: [volunteering]\n": "",
        "law: yhdistyslaki 11 §": "statute: yhdistyslaki 11 §",
        "period: 1 vuosi eroamisesta": "period: P1Y\n        starts: eroamisesta",
        "what: kirjanpito": "criteria: kirjanpito",
        "legal_bases: [explicit-consent]": "legal_bases: [consent]",
        "retention: 2 vuotta viimeisestä asioinnista": "retention: [{period: P2Y, starts: viimeisestä asioinnista}]",
        "groups: [vapaaehtoiset]": "groups: [participants]",
        "mechanism: data-privacy-framework": "mechanism: adequacy",
        "recipients: [uutiskirje]": "recipient: jasenohjelma",
    }.items():
        assert wrong in text
        text = text.replace(wrong, right)
    path.write_text(text, encoding="utf-8")
    assert SmallSite.of(read(docs, tmp_path / "cache")).faults() == []
