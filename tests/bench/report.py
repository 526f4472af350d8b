"""Writes figures as Markdown, to stand in guide/docs/develop/bench.md as they are."""

import os
import platform
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version

from bench.generate import Generated
from bench.rounds import COLD, PLAIN, SENTENCE, WARM, Figures

MAKERS = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n")
Measured = Mapping[Generated, Mapping[str, Figures]]


def report(measured: Measured) -> Iterator[str]:
    """Lines of Markdown for notices of several sizes, the smallest first: how it was measured, a table for each, ratios."""
    yield from (_circumstances(measured), "")
    for notice, kinds in measured.items():
        yield from (*_table(notice, kinds), "")
    yield from _ratios(measured)


def _circumstances(measured: Measured) -> str:
    rounds = {len(figures.rounds) for kinds in measured.values() for figures in kinds.values()}
    python, makers = platform.python_version(), ", ".join(f"{name} {version(name)}" for name in MAKERS)
    return (
        f"Medians of {max(rounds)} rounds on {datetime.now(UTC):%-d %B %Y}, each round building all of them in turn; "
        f"{os.cpu_count()} processors, {platform.system()} on {platform.machine()}, Python {python}, {makers}. "
        "CPU is the processor time of the whole build, lowest and highest in brackets; time on the clock includes waiting for "
        "whatever else the machine did. Memory is the highest peak."
    )


def _table(notice: Generated, kinds: Mapping[str, Figures]) -> Iterator[str]:
    yield f"| {notice.languages} languages × {notice.versions} versions | pages | CPU | CPU per page | clock | memory |"
    yield "|---|--:|--:|--:|--:|--:|"
    for kind, figures in kinds.items():
        low, high = figures.cpu_range
        yield (
            f"| {kind} | {figures.pages} | {figures.cpu:.1f} s ({low:.1f}–{high:.1f}) | {1000 * figures.cpu_per_page:.1f} ms "
            f"| {figures.wall:.1f} s | {figures.memory:.0f} MiB |"
        )


def _ratios(measured: Measured) -> Iterator[str]:
    """In processor time; each with the goal it is held against."""
    small, large = next(iter(measured.values())), list(measured.values())[-1]
    goals = (
        ("of plain Material's time, large notice, nothing kept", large[COLD].cpu / large[PLAIN].cpu, 0.7),
        ("of the small notice's time per page, for the large one", large[COLD].cpu_per_page / small[COLD].cpu_per_page, 1.3),
        ("of that with nothing kept, when one sentence changed", large[SENTENCE].cpu / large[COLD].cpu, 0.2),
        ("of that with nothing kept, when nothing changed", large[WARM].cpu / large[COLD].cpu, None),
    )
    for what, ratio, goal in goals:
        yield f"- {ratio:.2f} {what}" + (f" (goal: at most {goal})" if goal else "")
