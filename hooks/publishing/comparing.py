"""A published site is compared with its own manifest and with what this checkout would publish."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from publishing.about import About, about_of
from publishing.answers import Answer, Headers, Target, UnreachableError, read
from publishing.headers_seen import is_sent, protecting_in, remarks
from publishing.manifest import ABOUT, ASSETS, HEADERS_FILE, SUMS, NotAManifestError, manifest_in, read_manifest
from publishing.page_words import FOR_PEOPLE, words_of

AT_ONCE = 8
# So many times the files that this checkout has may a site have; whoever names more would only keep us busy.
MOST_TIMES, FEW = 10, 100
PAGE = ".html"
START = "index.html"


@dataclass(frozen=True)
class SiteComparison:
    """This is what a comparison found.

    `own` is about this checkout, `live` about the published site, if that says anything. `damaged` are files that
    differ from the site's own manifest, `missing` those that it names and that are not there. `unlisted` are there
    although no manifest names them; assets of an earlier release beside it, which readers may still need, are not meant.
    `differing`, `only_live` and `only_own` are files by the two manifests.

    `rewritten` are files of which readers see other words than this checkout has. `uneven` says which files are not the
    same for everybody who asks, `led_away` which lead to another site, `headers` what headers do, each with its files.
    `unread` says of what nothing could be told. `whole` is whether all files that lie there could be seen, and
    `protected` whether the server sends any of the headers that the site wants sent.
    """

    own: About
    live: About | None
    count: int
    damaged: tuple[str, ...]
    missing: tuple[str, ...]
    unlisted: tuple[str, ...]
    differing: tuple[str, ...]
    only_live: tuple[str, ...]
    only_own: tuple[str, ...]
    rewritten: tuple[str, ...] = ()
    uneven: tuple[str, ...] = ()
    led_away: tuple[str, ...] = ()
    headers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unread: tuple[str, ...] = ()
    whole: bool = True
    protected: bool = True

    @property
    def differs(self) -> bool:
        """Say whether anything was found that is not the same."""
        files = (self.damaged, self.missing, self.unlisted, self.differing, self.only_live, self.only_own)
        return any((*files, self.rewritten, self.uneven, self.led_away, self.headers))

    @property
    def same(self) -> bool:
        """Say whether everything could be compared, and nothing at all differs."""
        return not (self.differs or self.unread)

    @property
    def first_difference(self) -> str | None:
        """Return the first version of the common history whose seal differs, or that only one side has."""
        live = self.live.seals if self.live else {}
        return next((day for day in sorted({*self.own.seals, *live}) if self.own.seals.get(day) != live.get(day)), None)

    @property
    def of_another_day(self) -> bool:
        """Say whether one side only goes on where the other ends, or shows what was in force before: then words differ by right."""
        if self.live is None:
            return False
        here, there = list(self.own.seals.items()), list(self.live.seals.items())
        common = min(len(here), len(there))
        return here[:common] == there[:common] and (here, self.own.in_force) != (there, self.live.in_force)


@dataclass(frozen=True)
class FileSeen:
    """This is what readers get of one file.

    `right`, `wrong` and `missing` are the ways in which it was asked for, by what they led to.
    """

    name: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    missing: tuple[str, ...]
    led_to: str
    unread: str
    rewritten: bool
    hops: tuple[tuple[Headers, ...], ...]


def compare(place: Target, own: Path) -> SiteComparison | None:
    """Compare the site at `place` with `own`, a site built from this checkout.

    Return None if there is no manifest at `place`. Raise UnreachableError if it cannot be read.
    """
    manifest = read(place, SUMS)
    try:
        claimed = read_manifest((manifest or b"").decode("ascii", "replace"))
    except NotAManifestError:
        return None
    expected = manifest_in(own)
    if len(claimed) > MOST_TIMES * (len(expected) + FEW):
        raise UnreachableError(f"its manifest names {len(claimed)} files, and this checkout has {len(expected)}.")
    seen = _seen(place, {**claimed, SUMS: sha256(manifest or b"").hexdigest()}, _Checkout(own, expected))
    here = about_of((own / ABOUT).read_bytes())
    assert here is not None  # noqa: S101 (it has just been built)
    both = expected.keys() & claimed.keys()
    protecting = protecting_in((own / HEADERS_FILE).read_bytes()) if HEADERS_FILE in expected else {}
    protected = any(is_sent(protecting, hop) for one in seen for hops in one.hops for hop in hops)
    unlisted, unlistable = _unlisted(place, claimed)
    return SiteComparison(
        own=here,
        live=_about(place),
        count=len(claimed),
        damaged=tuple(one.name for one in seen if one.wrong),
        missing=tuple(one.name for one in seen if one.missing and not (one.wrong or one.right) and one.name != HEADERS_FILE),
        unlisted=unlisted,
        differing=tuple(sorted(name for name in both if expected[name] != claimed[name])),
        only_live=tuple(sorted(claimed.keys() - both)),
        only_own=tuple(sorted(expected.keys() - both)),
        rewritten=tuple(one.name for one in seen if one.rewritten),
        uneven=tuple(_uneven(seen)),
        led_away=tuple(f"{one.name} to {one.led_to}" for one in seen if one.led_to),
        headers=tuple(_headers(seen, protecting if protected else {})),
        unread=(*(f"{one.name}: {one.unread}" for one in seen if one.unread and not one.led_to), *unlistable),
        whole=place.whole,
        protected=protected or place.whole,
    )


@dataclass(frozen=True)
class _Checkout:
    """A site that was built from this checkout, and its manifest."""

    folder: Path
    expected: Mapping[str, str]

    def has_other_words(self, name: str, content: bytes, digest: str) -> bool:
        """Say whether a file that people read has other words here."""
        if not name.endswith(FOR_PEOPLE) or self.expected.get(name, digest) == digest:
            return False
        return words_of(name, content) != words_of(name, (self.folder / name).read_bytes())


def _seen(place: Target, claimed: Mapping[str, str], checkout: _Checkout) -> list[FileSeen]:
    """Return what readers get of every file that the manifest names."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda name: _see(place, name, claimed, checkout), claimed))


def _see(place: Target, name: str, claimed: Mapping[str, str], checkout: _Checkout) -> FileSeen:
    right, wrong, missing, rewritten, unread, led_to = list[str](), list[str](), list[str](), False, "", ""
    hops: list[tuple[Headers, ...]] = []
    for answer in place.answers(name):
        hops.append(answer.headers)
        unread, led_to = unread or answer.unread, led_to or answer.led_to
        if answer.content is None:
            missing += [] if answer.unread else [answer.way]
            continue
        shown = _by_language(answer, name, claimed)
        digest = sha256(answer.content).hexdigest()
        (right if digest == claimed[shown] else wrong).append(answer.way)
        rewritten = rewritten or checkout.has_other_words(shown, answer.content, digest)
    return FileSeen(name, tuple(right), tuple(wrong), tuple(missing), led_to, unread, rewritten, tuple(hops))


def _by_language(answer: Answer, name: str, claimed: Mapping[str, str]) -> str:
    """Return which file must be shown: a server may lead from the start of a site to that of the reader's language."""
    folder, _, rest = answer.name.partition("/")
    leads = name == START and rest == START and len(folder) in (2, 3) and answer.name in claimed
    return answer.name if leads else name


def _uneven(seen: Iterable[FileSeen]) -> Iterator[str]:
    for one in seen:
        if one.right and (others := [*one.wrong, *one.missing]) and one.name != HEADERS_FILE:
            yield f"{one.name}: another one, or none, {', '.join(way or 'for this program' for way in others)}"


def _headers(seen: Iterable[FileSeen], protecting: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what headers do, by the first words of that, with the files they came with."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for one in seen:
        for remark in (remark for hops in one.hops for remark in remarks(one.name.endswith(PAGE), hops, protecting)):
            found.setdefault(remark.partition(":")[0], (remark, {}))[1][one.name] = None
    yield from ((remark, tuple(names)) for remark, names in found.values())


def _about(place: Target) -> About | None:
    try:
        return about_of(read(place, ABOUT))
    except UnreachableError:
        return None


def _unlisted(place: Target, claimed: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the files that no manifest names, and why that cannot be told.

    Assets that an earlier release beside this one names are left out, if they are still what it names.
    """
    try:
        names = [name for name in place.names() if name not in claimed and name != SUMS]
    except UnreachableError as error:
        return (), (str(error).removesuffix("."),)
    return tuple(name for name in names if not (name.startswith(f"{ASSETS}/") and _is_of_earlier(place, name))), ()


def _is_of_earlier(place: Target, name: str) -> bool:
    digests = place.earlier().get(name, set())
    answer = next(place.answers(name)) if digests else None
    return answer is not None and answer.content is not None and sha256(answer.content).hexdigest() in digests
