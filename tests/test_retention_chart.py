"""How long data are kept is drawn: a bar for each period on one scale, criteria in words, nothing where nothing is stated."""

import pytest

from notice.documents import Outline
from notice.facts import Facts
from notice.views.retention_chart import RetentionChart, place_of_chart, retention_chart
from samples import facts_of, say

HEAD = "languages: {source: fi}\ntime_zone: Europe/Helsinki\ncontroller: {name: Oy}\n"


def kept(*retention: str, general: str = "") -> Facts:
    """Read facts with a purpose for each of these."""
    purposes = "".join(f"  purpose-{number}: {{groups: [customers]{one}}}\n" for number, one in enumerate(retention))
    return facts_of(f"retention: [{general}]\n" if general else "", f"{HEAD}purposes:\n{purposes}")


def drawn(facts: Facts) -> RetentionChart | None:
    """Draw the chart in English."""
    return retention_chart(facts, say("en"), str.upper, "#{}".format)


def period(*written: str) -> str:
    """Give the retention of a purpose with these periods."""
    return f", retention: [{', '.join(f'{{period: {one}}}' for one in written)}]"


def test_bars_are_on_the_scale_of_the_longest_period() -> None:
    chart = drawn(kept(period("P6Y"), period("P18M", "P30D"), period("PT1H")))
    assert chart is not None
    assert (chart.longest, [[one.share for one in purpose.kept] for purpose in chart.purposes]) == ("6 years", [[100], [25, 1], [1]])
    assert [item.text.text for one in chart.purposes[1].kept for item in one.items] == ["18 months", "30 days"]


def test_criteria_are_words_and_silence_is_nothing() -> None:
    chart = drawn(kept(period("P1Y"), ", retention: [{criteria: As long as needed}]", ""))
    assert chart is not None
    assert [[(one.items[0].text.text, one.share) for one in purpose.kept] for purpose in chart.purposes] == [
        [("1 year", 100)],
        [("As long as needed", None)],
        [],
    ]


def test_what_holds_for_all_is_drawn_for_each_that_says_nothing_else() -> None:
    chart = drawn(kept(period("P1Y"), "", general="{period: P2Y}"))
    assert chart is not None
    assert [purpose.kept[0].share for purpose in chart.purposes] == [50, 100]


@pytest.mark.parametrize("retention", [(period("P1Y"),), ("", ""), (", retention: [{criteria: As needed}]", "")])
def test_nothing_is_drawn_where_nothing_can_be_compared(retention: tuple[str, ...]) -> None:
    assert drawn(kept(*retention)) is None


@pytest.mark.parametrize(
    ("headings", "place"),
    [
        ([("title", 1), ("why", 2), ("purpose-0", 3), ("purpose-1", 3), ("retention", 2)], "retention"),
        ([("title", 1), ("why", 2), ("purpose-0", 3), ("purpose-1", 3)], "why"),
        ([("title", 1), ("purpose-0", 2), ("purpose-1", 2), ("end", 2)], "purpose-1"),
        ([("title", 1), ("purpose-1", 2)], "purpose-1"),
    ],
)
def test_chart_stands_with_retention_or_with_the_purposes(headings: list[tuple[str, int]], place: str) -> None:
    outline = Outline(tuple((id, level, id) for id, level in headings))
    assert place_of_chart(kept(period("P1Y"), period("P2Y")), outline) == place
