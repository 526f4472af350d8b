"""Take the pictures in the README and in the guide: the notice on a desk, on phones and on paper, in its languages, light and dark."""

import io
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser

from conftest import build
from cookie_scan import chromium
from projects import BOOKSHOP, REAL, ROOT, make_project

SITE = "https://notice.example.fi"
HEIGHT, GAP = 840, 30
DESK, PHONE, PAPER = 1200, 390, 660  # a browser's pixels; A4 without its margins
SHEET = """<!doctype html>
<style>
  body {{ margin: 0; padding: {gap}px; display: inline-flex; gap: {gap}px; background: #d8dee4 }}
  img {{ border-radius: 8px; box-shadow: 0 2px 12px #0004 }}
  .print {{ padding: 60px 67px 0; background: #fff }}
</style>
{pictures}"""


@dataclass(frozen=True)
class Shot:
    """What is seen at an address, as high as `HEIGHT`."""

    address: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    bookshop: bool = False


SHEETS = {
    ".github/picture.png": (Shot("/", DESK), Shot("/sv/", PHONE, "dark")),
    "guide/docs/pictures/phones.png": (
        Shot("/#for-debtors-of-clients", PHONE),
        Shot("/sv/rights/#access", PHONE, "dark"),
        Shot("/en/history/#2021-06-15", PHONE, bookshop=True),
        Shot("/en/#rights", PHONE, "dark"),
    ),
    "guide/docs/pictures/time.png": (
        Shot("/en/history/#2023-03-01", DESK, bookshop=True),
        Shot("/en/", PAPER, media="print"),
    ),
}


def main() -> None:
    """Write the pictures, from a real site and from that of a bookshop which has a longer history."""
    with TemporaryDirectory() as folder, chromium.launch(chromium.find_chromium()) as browser:
        own, shop = (make_project(Path(folder, docs.parent.name), docs) for docs in (REAL, BOOKSHOP))
        for project in (own, shop):
            done = build(project)
            assert done.returncode == 0, done.stdout
        for name, shots in SHEETS.items():
            taken = [(shot.media, _take(browser, (shop if shot.bookshop else own) / "site", shot)) for shot in shots]
            _write(_laid_out(browser, taken), ROOT / name)


def _take(browser: Browser, site: Path, shot: Shot) -> bytes:
    """The address is the real one, for it stands on paper."""
    page = browser.new_page(viewport={"width": shot.width, "height": HEIGHT}, color_scheme=shot.scheme)
    page.route("**/*", lambda route: route.fulfill(path=_file(site, route.request.url)))
    page.goto(f"{SITE}{shot.address}", wait_until="networkidle")
    page.emulate_media(media=shot.media)
    taken = page.screenshot()
    page.close()
    return taken


def _file(site: Path, address: str) -> Path:
    path = site / urlsplit(address).path.lstrip("/")
    return path / "index.html" if path.is_dir() else path


def _laid_out(browser: Browser, pictures: Sequence[tuple[str, bytes]]) -> bytes:
    images = "".join(f'<img class="{kind}" src="data:image/png;base64,{b64encode(picture).decode()}">' for kind, picture in pictures)
    page = browser.new_page(viewport={"width": 2400, "height": HEIGHT + 2 * GAP})
    page.set_content(SHEET.format(gap=GAP, pictures=images), wait_until="load")
    return page.locator("body").screenshot()


def _write(picture: bytes, target: Path) -> None:
    """With 256 colours, which is a third of the bytes and looks the same."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
