"""A page in terms of schema.org, for search engines."""
from __future__ import annotations

import json
from datetime import date


def web_page(url: str, title: str, language: str, organisation: str, version: str | None, published: date | None) -> str:
    """JSON-LD that can stand in a page of HTML. It is in every page a reader loads, so it is as small as can be."""
    found = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": url,
        "name": title,
        "inLanguage": language,
        "version": version,
        "datePublished": published.isoformat() if published else None,
        "publisher": {"@type": "Organization", "name": organisation},
    }
    stated = {key: value for key, value in found.items() if value is not None}
    return json.dumps(stated, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")
