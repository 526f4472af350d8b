"""Runs Lighthouse, which `make bench` installs beside this file."""

import json
import os
import subprocess
from pathlib import Path
from statistics import median
from typing import Any

from cookie_scan import chromium

PROGRAM = Path(__file__).with_name("node_modules") / "lighthouse" / "cli" / "index.js"
CATEGORIES = {"performance": "performance", "accessibility": "accessibility", "best-practices": "best practices", "seo": "SEO"}
AUDITS = {"first-contentful-paint": ("text shows", "{:.0f} ms"), "cumulative-layout-shift": ("layout shift", "{:.3f}")}


def installed() -> bool:
    """Whether it can be run."""
    return PROGRAM.exists()


def medians(address: str, rounds: int) -> dict[str, str]:
    """What it gives a page on the phone it imagines: points of 100 in each category, and some measures with their units."""
    runs = [_run(address) for _ in range(rounds)]
    points = {name: f"{100 * median(run['categories'][key]['score'] for run in runs):.0f}" for key, name in CATEGORIES.items()}
    measures = {
        name: form.format(median(run["audits"][key]["numericValue"] for run in runs)) for key, (name, form) in AUDITS.items()
    }
    return points | measures


def _run(address: str) -> dict[str, Any]:
    flags = " ".join(["--headless=new", *chromium.ARGUMENTS])
    command = ["node", str(PROGRAM), address, "--quiet", "--output=json", "--no-enable-error-reporting", f"--chrome-flags={flags}"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "CHROME_PATH": str(chromium.find_chromium())})
    if done.returncode:
        raise RuntimeError(f"Lighthouse ended with {done.returncode}:\n{done.stderr}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result
