"""Facts are shown where the notice has a place for them: several under one section, and purposes on pages of their own."""

from pathlib import Path

import pytest

from notice.pages.not_found import not_found
from notice.problems import NoticeError
from notice.rules import judge
from small_notices import FACTS, HEAD, SmallNotice
from small_site import SmallSite

TODAY = "2026-11-24"
FIRST = [f"## First {{#{TODAY}}}\n\nThe first version.\n"]
SHARED = (
    FACTS + "contact: {email: help@example.org}\ndpo: none\nauthority: {name: Office, email: office@example.org}\n"
    "rights: [access, erasure, complaint]\nrequests: {email: rights@example.org}\n"
    "sections: {contact: controller, dpo: controller, authority: rights}\n"
)
TOP = HEAD + "# Notice {#notice}\n\n## In short {#summary}\n\n## Who we are {#controller}\n\n## Orders {#orders}\n"
ONE = TOP + "\n## Your rights {#rights}\n"
SPREAD = FACTS.replace("  orders:", "  members: {groups: [customers], recipients: none}\n  orders:") + "automated_decisions:\n" + (
    "  - {purpose: members, logic: Words, significance: Words}\n"
)
INDEX = TOP + "\n## Decisions {#automated-decisions}\n"
MEMBERS = HEAD + "# Members {#all-members}\n\n## The register {#members}\n\nText.\n"


def notice_of(folder: Path, facts: str, languages: tuple[str, ...] = ("en",), **pages: str) -> SmallNotice:
    """Give a first notice with pages that are the same in every language."""
    texts = {f"{page}.{language}.md": text for page, text in pages.items() for language in languages}
    return SmallNotice(folder / "docs", facts=facts, headings=list(FIRST), languages=languages, other=texts)


def test_section_may_carry_several_facts(tmp_path: Path) -> None:
    site = SmallSite.of(notice_of(tmp_path, SHARED, index=ONE).on(TODAY))
    assert site.faults() == []
    text = site.pages["index.html"].text
    who, rights = (text.partition(f'id="{id}"')[2].partition("<h2")[0] for id in ("controller", "rights"))
    assert "help@example.org" in who
    assert "Data protection officer" in who
    assert who.index("Contact</h3>") < who.index("help@example.org")
    assert "Right of access, Article 15" in rights
    assert rights.index("rights@example.org") < rights.index("Right of access") < rights.index("office@example.org")
    assert '#controller">Contact us</a>' in text


def test_data_of_shared_sections_lead_to_them(tmp_path: Path) -> None:
    publication = notice_of(tmp_path, SHARED, index=ONE).on(TODAY)
    site = SmallSite.of(publication)
    data = site.site.summary
    known = {right["code"]: right for right in data["rights"]}
    assert known["access"]["title"] == {"en": "Right of access"}
    assert known["access"]["exercisedAt"] == known["complaint"]["exercisedAt"] == f"{data['id']}#rights"
    assert data["controller"]["id"] != data["controller"]["contact"][0]["id"]
    assert "#controller" in not_found(site.site, "en")
    assert [hit.rule for hit in judge(publication, "en").blocking if hit.rule.startswith("STR")] == []


@pytest.mark.parametrize("languages", [("en",), ("en", "fi"), ("fi", "sv", "en")])
def test_purpose_may_have_its_section_on_a_page_of_its_own(tmp_path: Path, languages: tuple[str, ...]) -> None:
    notice = notice_of(tmp_path, SPREAD, languages, index=INDEX, members=MEMBERS)
    publication = notice.on(TODAY)
    site = SmallSite.of(publication)
    assert site.faults() == []
    folder = "" if languages[0] == "en" else "en/"
    index, members = (site.pages[f"{folder}{page}index.html"].text for page in ("", "members/"))
    assert 'href="members/#members">The register</a>' in index
    assert "Customers" in members
    assert "Nobody" in members
    process = next(process for process in site.site.summary["processes"] if process["id"].endswith("/members/#members"))
    assert process["title"]["en"] == "The register"
    assert any("“The register”" in finding.what for finding in judge(publication, "en").blocking)


def test_what_is_said_of_a_purpose_is_read_on_its_own_page(tmp_path: Path) -> None:
    facts = SPREAD.replace("recipients: none}", "recipients: none, categories: [name]}")
    told = MEMBERS.replace("Text.", "We often record your calls.")
    publication = notice_of(tmp_path, facts, index=INDEX, members=told).on(TODAY)
    scopes = {finding.place.scope for finding in judge(publication, "en").findings}
    assert {"members.en#members (members recordings)", "members.en#members (often)"} <= scopes


def test_page_of_a_purpose_lives_on(tmp_path: Path) -> None:
    notice = notice_of(tmp_path, SPREAD, index=INDEX, members=MEMBERS)
    notice.headings = []
    notice.publish("2026-11-20")
    notice.begin("2027-01-01")
    notice.other["members.en.md"] = MEMBERS.replace("{#members}", "{#register .was-members}")
    notice.facts = SPREAD.replace("members", "register")
    site = SmallSite.of(notice.on(TODAY))
    assert site.faults() == []
    assert "section removed" not in site.pages["history/index.html"].text
    notice.other["members.en.md"] = ""
    notice.facts = FACTS
    notice.other["index.en.md"] = INDEX.replace("## Decisions {#automated-decisions}\n", "")
    assert SmallSite.of(notice.on(TODAY)).faults() == []


def test_what_to_write_is_told_where_a_fact_has_no_place(tmp_path: Path) -> None:
    facts = SHARED.replace("sections: {contact: controller, dpo: controller, authority: rights}\n", "").replace("requests:", "# ")
    with pytest.raises(NoticeError) as raised:
        notice_of(tmp_path, facts, index=TOP).on(TODAY)
    said = {problem.message.text("en").partition('"')[2].partition('"')[0]: problem.message.text("en") for problem in raised.value.problems}
    assert set(said) == {"contact", "dpo", "authority", "access", "erasure", "complaint"}
    assert 'with "sections: {contact: controller, dpo: controller, authority: controller}" in notice.yml' in said["contact"]
    assert 'One section for all rights, "## Rights {#rights}", will do as well.' in said["access"]
    assert [text for text in said.values() if "sections:" in text or "will do" in text] == [said["contact"], said["access"]]
    with pytest.raises(NoticeError, match='"orders" is not a fact that can stand under another\'s section'):
        notice_of(tmp_path, FACTS + "sections: {orders: controller}\n", index=ONE).on(TODAY)
    with pytest.raises(NoticeError, match=r'"dpo" has no section in docs/index\.en\.md; add a heading "## Who \{#who\}"'):
        notice_of(tmp_path, FACTS + "dpo: none\nsections: {dpo: who}\n", index=ONE).on(TODAY)


def test_fact_whose_section_stands_on_another_page_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(NoticeError) as raised:
        notice_of(tmp_path, FACTS + "transfers: none\n", index=TOP, more=MEMBERS.replace("{#members}", "{#transfers}")).on(TODAY)
    [problem] = raised.value.problems
    assert "docs/more.en.md has a section with that id; but only purposes may have theirs on another page." in problem.message.text("en")


def test_word_for_nobody_is_not_that_for_none(tmp_path: Path) -> None:
    facts = FACTS.replace("[customers]}", "[customers], recipients: none, profiling: none}")
    text = SmallSite.of(notice_of(tmp_path, facts).on(TODAY)).pages["index.html"].text
    assert "<dd>Nobody</dd>" in text
    assert "<dd>None</dd>" in text
