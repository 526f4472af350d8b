"""What a pull request does, in words for those who decide on it. Two publications in, Markdown out."""
from __future__ import annotations

from .proposal import Effect, Proposal, Stake
from .summaries import summary, summary_of_mistakes
from .voice import Voice, voice_for

__all__ = ["Effect", "Proposal", "Stake", "Voice", "summary", "summary_of_mistakes", "voice_for"]
