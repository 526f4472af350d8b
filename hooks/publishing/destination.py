"""Where a site is sent is told as `scp` has it: a folder of this machine, or `host:folder` of one that ssh reaches."""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from publishing.extract import NotLandedError

# What stands before the first colon, unless a slash comes before it: a host, or the name of one in the settings of ssh.
USER, HOST, NUMBER = r"[A-Za-z0-9_][A-Za-z0-9._-]*@", r"[A-Za-z0-9_][A-Za-z0-9._-]*", r"\[[0-9A-Fa-f:.]+(?:%[A-Za-z0-9]+)?\]"
REMOTE = re.compile(rf"((?:{USER})?(?:{HOST}|{NUMBER})):(.*)")
BARE_NUMBER = re.compile(r"[0-9A-Fa-f]*:[0-9A-Fa-f:]*:")
# What looks like an address of another kind: "https://…", "ssh://…", or a drive of Windows.
OTHER = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|[A-Za-z]:[\\/]")

UNPRINTABLE = "the folder has signs that cannot be printed; name another one."
NO_FOLDER = "no folder is named; write it behind the colon, as in {}:/srv/notice."
ADDRESS = "this is an address, and no folder; write it as /srv/notice, or as user@host:/srv/notice for one that ssh reaches."
NO_BRACKETS = "an address of IPv6 stands in brackets: user@[2001:db8::1]:/srv/notice."
NO_HOST = "{} is not the name of a host; write user@host:/srv/notice, or ./{} for a folder of this machine."
NO_COLON = "is this a host? Then write {}:/srv/notice; a folder of this machine of that name is ./{}."
OTHER_HOME = "the home folder of somebody else is not looked for; write the whole path."


@dataclass(frozen=True)
class Destination:
    """A site is sent to a `folder`, of the `host` that ssh reaches, or of this machine if that is None.

    A folder of a host that does not begin with a slash is below the home folder there.
    """

    folder: str
    host: str | None = None


def destination_of(given: str) -> Destination:
    """Read where a site is to be sent. Raise NotLandedError if that could mean something else.

    >>> destination_of("www@notice.example.org:notice")
    Destination(folder='notice', host='www@notice.example.org')
    >>> destination_of("/srv/notice")
    Destination(folder='/srv/notice', host=None)
    """
    if not given.isprintable():
        raise NotLandedError(UNPRINTABLE)
    if OTHER.match(given):
        raise NotLandedError(ADDRESS)
    if BARE_NUMBER.match(given.rpartition("@")[2]):
        raise NotLandedError(NO_BRACKETS)
    remote = REMOTE.fullmatch(given)
    if not remote:
        return Destination(_local(given))
    host, folder = remote[1].replace("[", "").replace("]", ""), remote[2]
    if not folder:
        raise NotLandedError(NO_FOLDER.format(remote[1]))
    if folder.startswith("~") and folder != "~" and not folder.startswith("~/"):
        raise NotLandedError(OTHER_HOME)
    return Destination(folder.removeprefix("~/") if folder != "~" else ".", host)


def _local(given: str) -> str:
    before, colon, _ = given.partition(":")
    if colon and "/" not in before:
        raise NotLandedError(NO_HOST.format(before, given))
    if "@" in given and "/" not in given:
        raise NotLandedError(NO_COLON.format(given, given))
    if not given.startswith("~"):
        return given
    if given != "~" and not given.startswith("~/"):
        raise NotLandedError(OTHER_HOME)
    return str(Path(given).expanduser())
