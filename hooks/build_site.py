"""`make`: builds the site with MkDocs, and says in plain words where the machine does not let it. Not a hook."""
from __future__ import annotations

import sys

from mkdocs.__main__ import cli

from publishing.server_side import in_words


def main() -> None:
    """Build into the folder that is given, where every warning is a mistake."""
    folder = sys.argv[1]
    try:
        cli(["build", "--strict", "--site-dir", folder], prog_name="mkdocs")
    except OSError as error:
        sys.exit(f"The site was not built: {in_words(error, folder)}")


if __name__ == "__main__":
    main()
