"""`make audit`: asks whether a package of the site or of the tests has a known vulnerability, at osv.dev.

Given an address, it asks there instead. Ends with 1 if there is one, and with another number if nobody could be asked.
"""

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
LISTS = ("requirements.txt", "tests/requirements.txt")
PINNED = re.compile(r"^([A-Za-z0-9._-]+==[^\\\n]+?) *\\$", re.MULTILINE)
SCRIPT = '# /// script\n# requires-python = ">=3.11"\n# dependencies = [{}]\n# ///\n'


def main(service: str | None = None) -> int:
    """Hand all exact versions to uv, as those of a script, which it asks about one by one."""
    pinned = sorted({one for name in LISTS for one in PINNED.findall((ROOT / name).read_text(encoding="utf-8"))})
    with TemporaryDirectory() as folder:
        script = Path(folder, "packages.py")
        script.write_text(SCRIPT.format(", ".join(f'"{one}"' for one in pinned)), encoding="utf-8")
        uv = str(Path(sys.executable).with_name("uv"))
        command = [uv, "audit", "--preview-features", "audit", "--script", str(script)]
        return subprocess.run([*command, *(["--service-url", service] if service else [])]).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
