"""The organisation records this about its notice and does not publish it: Art. 5(2) GDPR, accountability.

None of it is on the pages or in privacy.json, nor does a change of it change what the notice says. So it may be brought
up to date without a new version, and a version keeps it as it was on the day of freezing.
"""
from __future__ import annotations

from pydantic import Field

from .values import Country, Day, Fact, Line, OrNone, RecipientId, YesNo


class AcceptedFinding(Fact):
    """A finding of the checks that the organisation answers for instead of mending it."""

    rule: Line
    """The rule's id, e.g. PUR-04."""
    scope: Line
    """What it was found in, as the finding names it, e.g. purposes.invoicing."""
    reason: Line
    role: Line
    """Who accepted it: a role, not a person's name."""
    date: Day
    review_by: Day
    """The last day on which the acceptance counts."""


class Announcement(Fact):
    """How and when people are told of this version, before it applies. Art. 13(3) and 14(4)."""

    how: Line
    date: Day


class Records(Fact):
    """What a supervisory authority may ask for and a reader need not see."""

    jurisdiction: list[Country] | None = Field(default=None, min_length=1)
    """The countries whose laws the checks ask for, where they are others than those of the controller and its authority."""
    old_findings_block: YesNo | None = None
    """Whether errors that the version before has as well keep a new one from being published; they do not unless it says yes."""
    dpo_not_required: Line | None = None
    """Why there is no data protection officer, Art. 37(1)."""
    representative_not_required: Line | None = None
    """Why there is no representative in the Union, Art. 27(2)."""
    announcement: Announcement | None = None
    informing: OrNone[Line] | None = None
    """How and when people whose data come from elsewhere get the notice, Art. 14(3); none if an exemption is used."""
    informing_exemption: Line | None = None
    """Which exemption of Art. 14(5) is used, and why."""
    requests_monitored_by: Line | None = None
    """Who reads what is sent to use one's rights: a role, not a person's name."""
    requests_tested: Day | None = None
    """When a message to use one's rights was last sent and answered, to see that the way works."""
    recipients_until: dict[RecipientId, Day] | None = None
    """The last day on which the name of a recipient is right, as far as that is known: by the id of the recipient."""
    framework_checked: Day | None = None
    """When it was last checked that recipients in the United States are certified under the Data Privacy Framework."""
    authority_checked: Day | None = None
    """When what the notice says of the supervisory authority was last compared with the authority's own pages."""
    consent_window_checked: Day | None = None
    """When somebody last saw that cookies can be refused as easily as accepted, where consent is asked for."""
    cookies_searched: Day | None = None
    """When the website was last searched for cookies, and the list compared with what was found."""
    reviewed_on: Day | None = None
    """When somebody last saw whether the notice is still true."""
