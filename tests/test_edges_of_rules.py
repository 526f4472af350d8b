"""Rules with a day or a count: the day before, on it and the day after; one fewer, as many, and one more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from notice.readability import lix
from notice.rules import RULES, Finding, Location, Review, Severity, findings_of
from notice.rules.acceptance import accepted, unmatched
from notice.rules.accepting import accepting
from notice.versions import Status
from small_notices import FACTS as SMALL_FACTS
from varied import FACTS, found, hard_text, stating, with_facts, with_section

# The complete notice applies from this day, and the one before it from the other.
FROM, BEFORE = date(2027, 3, 1), date(2026, 1, 1)


# ---- Days


def days_around(day: str | date) -> list[str]:
    """Give the day before, the day itself, and the day after."""
    middle = date.fromisoformat(day) if isinstance(day, str) else day
    return [(middle + timedelta(days=step)).isoformat() for step in (-1, 0, 1)]


def recorded(line: str) -> tuple[str, str]:
    """Put a line into the records."""
    return "records:\n", f"records:\n  {line}\n"


def found_on(days: list[str], rule: str, review: Review) -> list[int]:
    """Count what a rule finds on each day."""
    return [len(found(rule, replace(review, day=date.fromisoformat(day)))) for day in days]


def test_what_was_so_until_a_year_is_past_once_the_year_is_over() -> None:
    review = with_section("summary", "Until 2028 Google Analytics measured page views.")
    assert found_on([f"{year}-{day}" for year, day in ((2027, "12-31"), (2028, "12-31"), (2029, "01-01"))], "FCT-04", review) == [1, 1, 0]


TESTED = "consent_window_checked: 2027-01-10"
ON_CLAUSES = "mechanism: standard-clauses\n    adequacy_decision: no\n"
ON_A_DECISION = (ON_CLAUSES, "mechanism: adequacy\n    decision: (EU) 2023/1795\n")


@pytest.mark.parametrize(
    ("rule", "changes", "last"),
    [
        # A year, to the same day of the next one.
        ("VER-08", [], "2028-03-01"),
        ("VER-08", [recorded("reviewed_on: 2027-02-28")], "2028-03-01"),
        ("VER-08", [recorded("reviewed_on: 2027-03-02")], "2028-03-02"),
        ("VER-08", [recorded("reviewed_on: 2027-10-31")], "2028-10-31"),
        ("VER-08", [recorded("reviewed_on: 2028-02-29")], "2029-02-28"),
        # A year of 366 days.
        ("AUT-04", [], "2028-03-01"),
        ("AUT-04", [recorded("authority_checked: 2027-02-28")], "2028-03-01"),
        ("AUT-04", [recorded("authority_checked: 2027-03-02")], "2028-03-02"),
        ("CKI-06", [(TESTED, "consent_window_checked: 2027-03-02")], "2028-03-02"),
        ("TRF-07", [ON_A_DECISION, recorded("framework_checked: 2027-03-02")], "2028-03-02"),
        # Half a year of 184 days.
        ("RGT-10", [], "2027-07-13"),
        ("CKI-14", [], "2027-07-13"),
        # The last day on which a name is right.
        ("REC-04b", [recorded("recipients_until: {printer: 2027-06-30}")], "2027-06-30"),
    ],
)
def test_what_is_recorded_counts_up_to_a_day(rule: str, changes: list[tuple[str, str]], last: str) -> None:
    assert found_on(days_around(last), rule, with_facts(*changes)) == [0, 0, 1]


@pytest.mark.parametrize(
    ("rule", "changes"),
    [("CKI-06", [(f"  {TESTED}\n", "")]), ("TRF-07", [ON_A_DECISION]), ("RGT-10", [("  requests_tested: 2027-01-10\n", "")])],
)
def test_what_is_not_recorded_never_counts(rule: str, changes: list[tuple[str, str]]) -> None:
    assert found_on(days_around(FROM), rule, with_facts(*changes)) == [1, 1, 1]


ACCEPTANCE = """\
accepted_findings:
  - {rule: PUR-04, scope: purposes.orders.legal_bases.contract, reason: they agreed too, role: Us, date: 2027-03-01, review_by: 2027-06-30}
"""
PARTY = ("        subject_is_party: yes\n", "")


@pytest.mark.parametrize(
    ("changes", "counting", "after"),
    [([PARTY], ["PUR-04 accepted"], ["PUR-04", "FND-02"]), ([], ["FND-01"], ["FND-02"])],
    ids=["of something found", "of nothing"],
)
def test_acceptance_counts_on_its_last_day(changes: list[tuple[str, str]], counting: list[str], after: list[str]) -> None:
    review = with_facts(*changes, ("records:\n", f"{ACCEPTANCE}records:\n"))
    found = []
    for day in days_around("2027-06-30"):
        said = findings_of(replace(review, day=date.fromisoformat(day), status=Status.DRAFT))
        found.append([f"{one.rule} accepted" if one.accepted else one.rule for one in said if one.rule in ("PUR-04", "FND-01", "FND-02")])
    assert found == [counting, counting, after]


@pytest.mark.parametrize(("rule", "removed"), [("VER-05", {"dpo": None}), ("PUR-09", {})])
@pytest.mark.parametrize(
    ("day", "in_time"),
    [*zip(days_around(BEFORE), (False, False, True), strict=True), *zip(days_around(FROM), (True, False, False), strict=True)],
)
def test_change_is_told_after_the_version_before_and_before_its_own_day(
    rule: str, removed: dict[str, None], day: str, in_time: bool
) -> None:
    """A new officer, or a new purpose."""
    review = with_facts(("    date: 2027-01-15", f"    date: {day}"))
    purposes = {name: purpose for name, purpose in review.facts.purposes.items() if removed or name != "letters"}
    facts = review.facts.model_copy(update={**removed, "purposes": purposes})
    before = replace(review.line[1], read=lambda: replace(review.notice, facts=facts))
    draft = replace(review, status=Status.DRAFT, line=(review.line[0], before))
    assert found_on(["2027-02-01"], rule, draft) == [0 if in_time else 1]


def test_acceptance_is_of_one_rule_at_one_place() -> None:
    place = Location("docs/notice.yml", 1, "purposes.orders.legal_bases.contract")
    one = Finding("PUR-04", Severity.WARNING, place, "", "", "", "", ())
    others = [replace(one, rule="PUR-05"), replace(one, place=replace(place, scope="purposes.orders"))]
    review = with_facts(("records:\n", f"{ACCEPTANCE}records:\n"))
    for day, counting in zip(days_around("2027-06-30"), (True, True, False), strict=True):
        on_the_day = replace(review, day=date.fromisoformat(day))
        assert [bool(each.accepted) for each in accepted(on_the_day, [one, *others])] == [counting, False, False]
        assert [len(list(unmatched(on_the_day, findings))) for findings in ([one], others)] == [0, int(counting)]


def test_acceptance_is_proposed_for_a_year() -> None:
    silent = stating(f"{SMALL_FACTS}\n", ("en",))
    [one, *_] = findings_of(silent)
    lines = [line.strip() for line in accepting([one], silent.facts, "en", FROM)]
    assert lines[-2:] == ["date: 2027-03-01", "review_by: 2028-02-29"]


# ---- Counts


def around(number: int) -> list[int]:
    """Give one less, the number itself, and one more."""
    return [number - 1, number, number + 1]


def count(rule: str, review: Review) -> int:
    """Count what a rule finds."""
    return len(found(rule, review))


def test_summary_has_some_words_but_not_hundreds() -> None:
    assert [count("STR-01", with_section("summary", "word " * words)) for words in around(300)] == [0, 0, 1]
    assert [count("STR-01", with_section("summary", "word " * words, "sv")) for words in (0, 1)] == [1, 0]
    assert count("STR-01", with_section("summary", "")) == 0, "for a translation without text there is a rule of its own"


@pytest.mark.parametrize(("language", "long", "too_long"), [("fi", 22, 30), ("sv", 25, 35), ("en", 25, 35)])
def test_sentence_has_not_too_many_words(language: str, long: int, too_long: int) -> None:
    for limit, below, above in ((long, [], ["advice"]), (too_long, ["advice"], ["warning"])):
        reviews = [with_section("summary", " ".join(["ord"] * words) + ".", language) for words in around(limit)]
        assert [[one.severity for one in RULES["LNG-02"].findings(review)] for review in reviews] == [below, below, above]


@pytest.mark.parametrize(("language", "letters"), [("fi", 10), ("sv", 7), ("en", 7), ("de", 7)])
def test_word_is_long_from_so_many_letters_on(language: str, letters: int) -> None:
    assert [lix(f"<p>{' '.join(['x' * length] * 100)}.</p>", language) for length in around(letters)] == [100, 200, 200]


def test_section_is_measured_from_sixty_words_on() -> None:
    assert [lix(f"<p>{'word ' * words}.</p>", "en") for words in around(60)] == [None, 60, 61]


@pytest.mark.parametrize(("language", "limit"), [("fi", 50), ("sv", 50), ("en", 52)])
def test_section_is_hard_above_the_limit_of_its_language(language: str, limit: int) -> None:
    reviews = [with_section("summary", hard_text(value), language) for value in around(limit)]
    assert [count("LNG-03", review) for review in reviews] == [0, 0, 1]
    assert [lix(f"<p>{hard_text(value)}</p>", language) for value in around(limit)] == around(limit)


@pytest.mark.parametrize(("sharing", "expected"), [(2, 0), (3, 0), (4, 1), (5, 1)])
def test_one_period_for_more_than_three_purposes_is_found(sharing: int, expected: int) -> None:
    """Purposes with a period of their own do not share it."""
    own = "    retention: [{period: P2Y}]\n"
    purposes = "".join(f"  purpose-{number}:\n    groups: [customers]\n{own if number >= sharing else ''}" for number in range(5))
    review = stating(f"{SMALL_FACTS.partition('purposes:')[0]}purposes:\n{purposes}retention: [{{period: P1Y}}]\n", ("en",))
    assert count("RET-05", review) == expected
    own_only = review.facts.model_copy(update={"retention": None})
    assert count("RET-05", replace(review, notice=replace(review.notice, facts=own_only))) == 0


SPECIAL = (
    "racial or ethnic origin", "political opinions", "religious beliefs", "trade union membership", "genetic data",
    "biometric data", "health", "sexual orientation",
)  # fmt: skip


def test_text_that_names_half_of_the_special_categories_means_to_list_them() -> None:
    reviews = [with_section("summary", f"We use {', '.join(SPECIAL[:named])}.") for named in (3, 4, 5, 7, 8)]
    assert [count("SPC-02", review) for review in reviews] == [0, 1, 1, 1, 0]


def test_interest_says_something_in_two_words() -> None:
    interest = "bokhandelns intresse av att stoppa intrång i nätbutiken"
    reviews = [with_facts((interest, f"berättigat intresse {words}")) for words in ("", "intrång", "stoppa intrång", "stoppa alla intrång")]
    assert [count("PUR-06", review) for review in reviews] == [1, 1, 0, 0]


def test_each_of_several_legal_bases_says_what_it_covers() -> None:
    covers = "        covers: {sv: leveransen av boken, fi: kirjan toimitus, en: delivery of the book}\n"
    second = FACTS[FACTS.index("      - basis: legal-obligation") : FACTS.index("    recipients: [post, printer]")]
    reviews = [with_facts(), with_facts((covers, "")), with_facts((covers, ""), (second, ""))]
    assert [count("PUR-03", review) for review in reviews] == [0, 1, 0]
