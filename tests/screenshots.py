"""Take the picture in the README: the notice on a desk and on a phone, side by side."""

import base64
from pathlib import Path

from playwright.sync_api import Browser

import chromium
from conftest import ROOT, serve

PICTURE = ROOT / ".github" / "picture.png"
HEIGHT = 840
DESK, PHONE, GAP = 1200, 390, 30
SHEET = """<!doctype html>
<style>
  body {{ margin: 0; padding: {gap}px; display: flex; gap: {gap}px; background: #d8dee4 }}
  img {{ border-radius: 8px; box-shadow: 0 2px 12px #0004 }}
</style>
{pictures}"""


def main() -> None:
    """Write the picture."""
    with serve(ROOT / "site") as origin, chromium.launch(chromium.find()) as browser:
        pictures = [_take(browser, f"{origin}/", width) for width in (DESK, PHONE)]
        _lay_out(browser, pictures, PICTURE)
    print(PICTURE.relative_to(ROOT))


def _take(browser: Browser, address: str, width: int) -> bytes:
    page = browser.new_page(
        viewport={"width": width, "height": HEIGHT}, color_scheme="light", locale="fi"
    )
    page.goto(address, wait_until="networkidle")
    return page.screenshot()


def _lay_out(browser: Browser, pictures: list[bytes], target: Path) -> None:
    images = "".join(
        f'<img src="data:image/png;base64,{base64.b64encode(picture).decode()}">'
        for picture in pictures
    )
    width, height = DESK + PHONE + 3 * GAP, HEIGHT + 2 * GAP
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(SHEET.format(gap=GAP, pictures=images), wait_until="load")
    target.parent.mkdir(exist_ok=True)
    page.screenshot(path=target)


if __name__ == "__main__":
    main()
