"""What editors are told to write in a list of notice.yml is not refused in the next run."""

import re

import pytest

from notice.facts import read_facts

FACTS = "languages: {source: en}\ntime_zone: Europe/Helsinki\ncontroller: {name: Oy}\nrecipients:\n  bank: {kind: processor}\n"
PURPOSE = "purposes:\n  orders:\n    groups: [customers]\n"


def told(line: str) -> list[str]:
    """Give what is said of a purpose with a line, or of one with other groups, or of facts beside it."""
    purpose = PURPOSE.replace("    groups: [customers]\n", "") if line.startswith("    groups") else PURPOSE
    facts = FACTS + (f"{purpose}{line}\n" if line.startswith(" ") else f"{line}\n{purpose}")
    return [problem.message.text("en") for problem in read_facts(facts, "notice.yml", ["en"]).problems]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("    legal_bases: consent", "[consent]"),
        ("    legal_bases: suostumus", "[consent]"),
        ("    legal_bases: consent, contract", "[consent, contract]"),
        ("    retention: P2Y", "[{period: P2Y}]"),
        ("    retention: 2 Jahre", "[{period: P2Y}]"),
        ("    retention: 2 years after the last order", "[{period: P2Y, starts: after the last order}]"),
        ("    retention: as long as needed", "[{criteria: as long as needed}]"),
        ("    groups: Members", "[members]"),
        ("    recipients: Bank", "[bank]"),
        ("rights: acess", "[access]"),
    ],
)
def test_list_is_told_as_it_is_taken(line: str, meant: str) -> None:
    [said] = told(line)
    assert f"a list is expected here; write {meant}." in said
    assert told(f"{line.partition(': ')[0]}: {meant}") == []


def test_period_in_a_list_is_told_with_its_name() -> None:
    [said] = told("    retention: [P2Y]")
    assert "names with their values are expected here; write {period: P2Y}." in said
    assert told("    retention: [{period: P2Y}]") == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("    legal_bases: Einwilligung", "legal_bases: a list is expected here, in square brackets. Known: consent, contract, "),
        ("    groups: Mitglieder", "groups: a list is expected here, in square brackets. Known: customers, "),
        ("    groups: [Mitglieder]", 'groups: "Mitglieder" is not a known group. Known: customers, '),
        ("    categories: [Adresse]", 'categories: "Adresse" is not a known category; did you mean "address"?'),
        ("    recipients: [Post]", 'recipients: "Post" is not a known recipient. Known: bank.'),
        ("transfers: keine", "transfers: a list is expected here, each item with its names and values. Known: adequacy_decision, "),
    ],
)
def test_word_that_means_nothing_known_is_told_what_is(line: str, said: str) -> None:
    [found] = told(line)
    assert said in found
    assert not re.search(r"write [\"\[]", found.replace('write "none"', ""))


def test_id_of_an_entry_is_told_as_it_may_be() -> None:
    assert any('"Adresse" cannot be an id' in said for said in told("categories: {Adresse: {label: Where}}"))
