"""A browser is asked what it keeps for a site by its own protocol, and not by scripts in a page, which the page could deceive."""
from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urldefrag, urljoin

from playwright.async_api import BrowserContext, CDPSession, Error, Page

from .seen import CACHE, DATABASE, FILES, LOCAL, SESSION

MILLISECONDS = 2_000
MOST_LINKS = 5_000
# In a world of its own, where what a page has put in place of the browser's own functions is not found.
LINKS = """JSON.stringify([
    Object.getOwnPropertyDescriptor(Node.prototype, "baseURI").get.call(document),
    Array.from(Document.prototype.querySelectorAll.call(document, "a[href], area[href], a[*|href]"))
        .slice(0, %d).map(link => link.getAttribute("href") || link.getAttribute("xlink:href") || ""),
])""" % MOST_LINKS  # noqa: UP031 (braces stand in it)


class Protocol:
    """This is the protocol of one page. What it asks has no limit of time: who calls it sets one."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session

    @classmethod
    async def of(cls, context: BrowserContext, page: Page) -> Protocol:
        """Begin to speak of a page."""
        return cls(await context.new_cdp_session(page))

    async def stop(self) -> None:
        """End the script that runs, if one does not end by itself."""
        await self._session.send("Runtime.terminateExecution")

    async def past_workers(self) -> None:
        """Have nothing answered by scripts that the site has put between the browser and itself."""
        await self._session.send("Network.enable")
        await self._session.send("Network.setBypassServiceWorker", {"bypass": True})

    async def links(self) -> tuple[str, list[str]]:
        """Return the address that links of the page begin from, and what they say."""
        frame = (await self._session.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        world = await self._session.send("Page.createIsolatedWorld", {"frameId": frame})
        asked = {"expression": LINKS, "contextId": world["executionContextId"], "returnByValue": True, "timeout": MILLISECONDS}
        answer = await self._session.send("Runtime.evaluate", asked)
        base, links = json.loads(answer["result"].get("value", '["", []]'))
        return str(base), [str(link) for link in links]

    async def kept(self, origin: str) -> list[tuple[str, str]]:
        """Return the kind and the name of all that is kept for an origin, such as "https://www.example.fi". Cookies are not meant."""
        key = f"{origin}/"
        found: list[tuple[str, str]] = []
        for kind, local in ((LOCAL, True), (SESSION, False)):
            answer = await self._ask("DOMStorage.getDOMStorageItems", storageId={"storageKey": key, "isLocalStorage": local})
            found += [(kind, str(entry[0])) for entry in answer.get("entries", ())]
        for bucket in await self._buckets(key):
            place = {"storageBucket": {"storageKey": key, **({"name": bucket} if bucket else {})}}
            databases = await self._ask("IndexedDB.requestDatabaseNames", **place)
            caches = await self._ask("CacheStorage.requestCacheNames", **place)
            found += [(DATABASE, str(name)) for name in databases.get("databaseNames", ())]
            found += [(CACHE, str(cache["cacheName"])) for cache in caches.get("caches", ())]
            found += [(FILES, name) for name in await self._files(key, bucket)]
        return found

    async def _buckets(self, key: str) -> list[str]:
        """Return the names of the places that an origin has made for its things, and "" for the usual one."""
        seen: list[str] = [""]

        def note(event: dict[str, Any]) -> None:
            seen.append(event["bucketInfo"]["bucket"].get("name", ""))

        self._session.on("Storage.storageBucketCreatedOrUpdated", note)
        try:
            await self._ask("Storage.setStorageBucketTracking", storageKey=key, enable=True)
            await self._ask("Storage.getUsageAndQuota", origin=key)  # what comes after it is after the list
            await self._ask("Storage.setStorageBucketTracking", storageKey=key, enable=False)
        finally:
            self._session.remove_listener("Storage.storageBucketCreatedOrUpdated", note)
        return list(dict.fromkeys(seen))

    async def _files(self, key: str, bucket: str) -> list[str]:
        place: dict[str, Any] = {"storageKey": key, "pathComponents": [], **({"bucketName": bucket} if bucket else {})}
        folder = (await self._ask("FileSystem.getDirectory", bucketFileSystemLocator=place)).get("directory", {})
        return [*folder.get("nestedDirectories", ()), *(str(file["name"]) for file in folder.get("nestedFiles", ()))]

    async def _ask(self, method: str, **given: Any) -> dict[str, Any]:
        """Return the answer; what a page has no such thing for, or is shut off from, is nothing."""
        with suppress(Error):
            answer: dict[str, Any] = await self._session.send(method, given)
            return answer
        return {}


def addresses(base: str, links: list[str]) -> Iterator[str]:
    """Yield the whole address of each link without its fragment, passing over what is none."""
    for link in links:
        with suppress(ValueError):
            yield urldefrag(urljoin(base, link.strip()))[0]
