"""The Content-Security-Policy of the site says what a page may load and do; it is written in this one place.

A page may load nothing but the site's own files, no script in a page, no style in a page but the ones known by their
hash; it sends no form and has no frame. Pages carry the policy themselves, so that it holds on every server and in a
saved copy. A server adds to it what only a header can say, and speaks for files that are no pages. Where both are
there, both must allow a thing.
"""
from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

NONE, SELF = "'none'", "'self'"
# Where readers come from is told to nobody; pages say so in a meta element, and a server can too.
REFERRER = "no-referrer"


@dataclass(frozen=True)
class Policy:
    """A policy has directives and what each of them allows."""

    directives: Mapping[str, tuple[str, ...]]

    @property
    def meta(self) -> str:
        """Return what a page says of itself, in a meta element."""
        return _written(self.directives)

    @property
    def header(self) -> str:
        """Return what servers send with every file.

        It is the same for every release, as a server's settings are: it allows any style in a page, whose own policy
        names its styles.
        """
        return _written({**self.directives, "style-src": (SELF, "'unsafe-inline'"), "frame-ancestors": (NONE,)})


def policy(styles: Iterable[str]) -> Policy:
    """Return the policy of a site in whose pages `styles` stand, and no other style and no script."""
    return Policy(
        {
            "default-src": (NONE,),
            "style-src": (SELF, *map(_hash, styles)),
            "script-src": (SELF,),
            "img-src": (SELF,),
            "connect-src": (SELF,),  # programs that judge a page ask for robots.txt through it
            "base-uri": (NONE,),
            "form-action": (NONE,),
        }
    )


def policy_of_lone_file(styles: Iterable[str]) -> Policy:
    """Return the policy of a page that needs no other file: nothing but `styles`, which stand in it."""
    allowed = {"style-src": tuple(map(_hash, styles)), "base-uri": (NONE,), "form-action": (NONE,)}
    return Policy({"default-src": (NONE,), **allowed})


def _written(directives: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(f"{name} {' '.join(allowed)}" for name, allowed in directives.items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
