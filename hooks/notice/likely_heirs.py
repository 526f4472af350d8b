"""A section under another id is known by its text, where most of its words stand in one section and in no other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from .documents import Section
from .plain_words import bare

# Words are counted in runs of three: single words are the same in any two texts on one matter.
RUN = 3
# Of the runs of the longer text so large a share is in both. The next likely section has less, by so much.
MOST, CLEARLY = 0.5, 0.2
# With fewer words a text says too little of which section it is.
FEWEST_WORDS = 8
WORD = re.compile(r"\w+")


def likely_heirs(gone: Sequence[Section], come: Sequence[Section]) -> dict[str, str]:
    """Return which of the sections that came is which of those that went, by their ids; those of which nothing is clear are left out."""
    before, after = ({section.id: _runs(section.text) for section in side} for side in (gone, come))
    shares = {(old, new): _share(before[old], after[new]) for old in before for new in after}
    return {old: new for (old, new), share in shares.items() if share >= MOST and _is_clear(old, new, shares)}


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(bare(text))
    return Counter(zip(*(words[start:] for start in range(RUN)), strict=False)) if len(words) >= FEWEST_WORDS else Counter()


def _share(old: Counter[tuple[str, ...]], new: Counter[tuple[str, ...]]) -> float:
    """Return which share of the longer one of two texts is in both."""
    longer = max(old.total(), new.total())
    if 2 * min(old.total(), new.total()) < longer or not longer:
        return 0.0
    return (old & new).total() / longer


def _is_clear(old: str, new: str, shares: Mapping[tuple[str, str], float]) -> bool:
    """Say whether no other pair with one of both sections comes near."""
    rivals = (share for (a, b), share in shares.items() if (a == old) != (b == new))
    return shares[old, new] - max(rivals, default=0.0) >= CLEARLY
