"""A review says what a pull request does, in words for those who decide on it. Two publications in, Markdown out."""
from __future__ import annotations

from .proposal import Effect, OtherPath, Proposal, Stake
from .review_texts import Voice
from .summaries import summary_of_mistakes, summary_of_proposal

__all__ = ["Effect", "OtherPath", "Proposal", "Stake", "Voice", "summary_of_mistakes", "summary_of_proposal"]
