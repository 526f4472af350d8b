"""Servers should send these headers with every page.

The `_headers` file tells Cloudflare Pages and Netlify; the files in `deploy/` tell nginx and Caddy.
"""
from __future__ import annotations

from notice.assets.policy import REFERRER, policy

HEADERS = {
    "Content-Security-Policy": policy(()).header,
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # The notice is public, and the same to everybody: any program may read it.
    "Access-Control-Allow-Origin": "*",
}
# What has a hash in its name never changes. The hosts let browsers ask for everything else each time, as it is.
IMMUTABLE = "public, max-age=31536000, immutable"


def headers_file() -> str:
    """Return the text of the `_headers` file."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items()), "/assets/*", f"  Cache-Control: {IMMUTABLE}"]
    return "\n".join(lines) + "\n"
