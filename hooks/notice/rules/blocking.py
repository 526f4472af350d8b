"""An error that nobody has accepted keeps a draft from being published."""
from __future__ import annotations

from ..drafts_folder import Draft
from ..messages import Message
from ..problems import Problem
from ..publication import Publication
from . import judge
from .acceptance import UNMATCHED
from .finding import Finding


def blocked(publication: Publication, draft: Draft, language: str) -> list[Problem]:
    """List the errors that the checks find in a draft and nobody has accepted; `make check` shows them whole.

    An acceptance that matches nothing may be meant for one of them, so it is told, too. `language` is that of the messages.
    """
    if draft.version is None or draft.heading.imported:
        return []
    judgement = judge(publication, language, draft.id)
    found = judgement.blocking and (*judgement.blocking, *(one for one in judgement.findings if one.rule == UNMATCHED.id))
    return [Problem(one.place.file, one.place.line, _of_finding(one)) for one in found]


def _of_finding(finding: Finding) -> Message:
    return Message("freezing.blocked", rule=finding.rule, what=finding.what, how=finding.how.splitlines()[0])
