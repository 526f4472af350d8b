"""A review names the sections whose translation, or whose original, does not have a change of the other.

It also says which new sentences are to be compared with those of other languages, and who sees another language.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import Message
from ..rules import Review
from ..translations.lag import lag
from ..translations.side_by_side import Excerpt
from ..translations.unequal import new_ones
from .proposal import Stake
from .review_texts import Voice
from .safe_markdown import code, plain
from .titles import title_of


def lag_lines(stake: Stake, voice: Voice) -> Iterator[str]:
    """Yield by language the sections that lag behind the original, or run ahead of it, once the version is published."""
    late, early = (list(_sections(stake, voice, is_ahead)) for is_ahead in (False, True))
    source = voice.name_of(stake.version.notice.source)
    if late:
        yield from (voice(Message("review.behind-intro", source=source)), "", *late, "")
    if early:
        yield from (voice(Message("review.ahead-intro", source=source)), "", *early, "")


def _sections(stake: Stake, voice: Voice, is_ahead: bool) -> Iterator[str]:
    notice = stake.version.notice
    for language in (one for one in notice.written_in if one != notice.source):
        titles = []
        for page in (one for one in notice.pages if notice.is_translated(one, language)):
            found = lag(stake.steps, page, language, notice.source)
            ids = found.ahead if is_ahead else found.behind
            titles += [title_of(stake, page, id, voice.of_notice(notice).language) for id in ids if notice.has_section(page, id, language)]
        if titles:
            named = ", ".join(f"“{title}”" for title in titles)
            yield f"- {voice(Message('review.behind-item', language=voice.name_of(language), sections=named))}"


def elsewhere_lines(stake: Stake, voice: Voice) -> Iterator[str]:
    """Yield the readers who see a page in another language than theirs, with the page and that language."""
    notice = stake.version.notice
    for language in notice.languages:
        pages = [page for page in notice.pages if not notice.is_translated(page, language)]
        if pages:
            titles = voice.localizer.join([voice.localizer.quoted(notice.document(page, language).title) for page in pages])
            named, source = voice.name_of(language), voice.name_of(notice.source)
            yield plain(voice.text(Message("review.elsewhere", language=named, pages=titles, source=source)))


def unequal_lines(review: Review, voice: Voice) -> Iterator[str]:
    """Yield the excerpts that are unequal to those of other languages as they were not in the version before, an item each."""
    for one in new_ones(review.notice, review.before.notice if review.before else None):
        yield "\n".join((f"- {_beside(one.excerpt, voice)}", *(f"  - {_beside(other, voice)}" for other in one.others)))


def _beside(excerpt: Excerpt, voice: Voice) -> str:
    """Return an excerpt with where it stands, or that it is missing there."""
    said = plain(voice.localizer.quoted(excerpt.text)) if excerpt.text else voice(Message("review.not-there"))
    return f"{code(f'{excerpt.file}:{excerpt.line}')} {said}"
