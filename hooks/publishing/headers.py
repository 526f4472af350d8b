"""What a server should send with every page. The `_headers` file tells Cloudflare Pages and Netlify; `deploy/` nginx and Caddy."""
from __future__ import annotations

HEADERS_FILE = "_headers"
# Everything comes from the site itself, and nothing is sent anywhere.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in POLICY.items()),
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # The notice is public, and the same to everybody: any program may read it.
    "Access-Control-Allow-Origin": "*",
}
# What has a hash in its name never changes. The hosts let browsers ask for everything else each time, as it is.
IMMUTABLE = "public, max-age=31536000, immutable"


def headers_file() -> str:
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items()), "/assets/*", f"  Cache-Control: {IMMUTABLE}"]
    return "\n".join(lines) + "\n"
