"""Cookies are written as the configuration of the consent tool Klaro 0.7, in all languages, without code."""

from __future__ import annotations

from typing import Any

from ..addresses import Addresses
from ..anchors import cookie_page
from ..facts.cookie_facts import Cookie
from ..localizer import Localizer
from ..markup import plain_text
from ..reading import Notice
from . import cookie_services

STORAGE = "klaro"


def klaro(notice: Notice, addresses: Addresses) -> dict[str, Any]:
    """Return a service for each that the notice names; where it names none, the category is the service.

    Klaro has no revisions. It stores an answer for each id in a cookie called `storageName`, and asks anew where the
    cookie or an id is missing (`_checkConsents` in its consent-manager.js); what has an answer stays ticked. So the
    revision is a part of that name: another revision has no answers, and nothing is ticked.
    """
    revision = cookie_services.revision(notice.facts)
    return {
        "version": 1,
        "storageName": f"{STORAGE}-{revision}",
        "fallbackLang": notice.source,
        "acceptAll": True,
        "translations": {language: _texts(notice, addresses, language) for language in cookie_services.languages(notice)},
        "services": [_service(service, revision) for service in cookie_services.services(notice.facts)],
    }


def _texts(notice: Notice, addresses: Addresses, language: str) -> dict[str, Any]:
    say = Localizer(notice.terms[language], notice.source)
    sections = {category: cookie_services.section_of(notice, category, language) for category in cookie_services.categories(notice.facts)}
    purposes = {
        category: {"title": section.title, "description": plain_text(section.html)} for category, section in sections.items() if section
    }
    services = {service.id: {"description": _descriptions(service.cookies, say)} for service in cookie_services.services(notice.facts)}
    titles = {service.id: purposes[service.category]["title"] for service in cookie_services.services(notice.facts) if not service.name}
    named = {id: {"title": titles[id], **texts} if id in titles else texts for id, texts in services.items()}
    policy = addresses.absolute(cookie_page(notice.documents), language)
    return {"privacyPolicyUrl": policy, **_words(say), "purposes": purposes, **named}


def _words(say: Localizer) -> dict[str, Any]:
    """Return what Klaro itself says; its own words are incomplete in Finnish and Swedish."""

    def word(key: str) -> str:
        return say.term("consent", key)

    return {
        "privacyPolicy": {"name": word("more"), "text": "{privacyPolicy}"},
        "consentNotice": {"title": word("title"), "description": word("text"), "learnMore": word("choose")},
        "consentModal": {"title": say.label("cookie_settings"), "description": word("text")},
        "purposeItem": {"service": word("service"), "services": word("services")},
        "acceptAll": word("accept"),
        "ok": word("accept"),
        "decline": word("refuse"),
        "acceptSelected": word("save"),
        "save": word("save"),
        "close": word("close"),
    }


def _descriptions(cookies: tuple[Cookie, ...], say: Localizer) -> str:
    return " ".join(dict.fromkeys(say.text(cookie.description).text for cookie in cookies if cookie.description))


def _service(service: cookie_services.Service, revision: int) -> dict[str, Any]:
    required = service.category == cookie_services.NECESSARY
    cookies = [_cookie(cookie) for cookie in service.cookies if cookie.kind == "cookie"]
    title = {"title": service.name} if service.name else {}
    return {
        "name": service.id,
        **title,
        "purposes": [service.category],
        "cookies": cookies if required else [*cookies, _earlier_answers(revision)],
        "required": required,
        "default": required,
    }


def _earlier_answers(revision: int) -> str:
    """Return a pattern that matches the answers to other revisions.

    Klaro deletes what it matches with the cookies of a service as long as nobody accepts it. Those answers must not
    count again when a notice goes back to what it said before: the visitor may have refused meanwhile. (Klaro deletes
    them where it stores them by default; a site that sets `storageMethod`, `cookieDomain` or `cookiePath` has to delete
    them itself.)
    """
    return rf"^{STORAGE}(?!-{revision}$)(-\d+)?$"


def _cookie(cookie: Cookie) -> str | dict[str, str]:
    """Return what to delete when consent is withdrawn; a text that begins with ^ is a regular expression."""
    name = cookie_services.pattern(cookie.name) or cookie.name
    return {"pattern": name, "path": "/", "domain": cookie.domain} if cookie.domain else name
