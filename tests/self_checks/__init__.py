"""The program is checked against itself: what no editor could mend is a fault of the program, and a test finds it.

`make` asks of a built site what its text, its facts or its looks can make wrong (`hooks/notice/output/`). That the pages
and privacy.json say the same, that the feeds have every version, and that the sitemap says what the pages say, is so
whatever an editor writes; else the program is at fault.
"""

from notice.output.faults import Fault
from notice.output.proofreading import ReadSite

from .feeds import feeds
from .page_matches_json import agreement
from .sitemap_entries import sitemap


def faults_of_program(found: ReadSite) -> list[Fault]:
    """Return where what was made of a notice does not agree with itself, on a site that was read."""
    return sorted({*feeds(found.built), *sitemap(found.built), *agreement(found.built, found.page)})
