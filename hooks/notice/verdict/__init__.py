"""A verdict says how much a change of the text matters, as far as a program can see, and on which evidence.

`judged(old, new, speech)` takes a section before and after, and gives evidence, each piece with its verdict; the gravest of
them is that of the change. Each kind of evidence has a function of its own, which sees only what both texts do not have in
common. Substance is what evidence speaks for; wording and form are what can be proven; everything else is to be read by
somebody: it is never said that nothing matters (WP260 rev.01 ¶29).
"""

from __future__ import annotations

from .evidence import Evidence, Verdict
from .judging import gravest, judged, judged_words
from .unshared import Speech

__all__ = ["Evidence", "Speech", "Verdict", "gravest", "judged", "judged_words"]
