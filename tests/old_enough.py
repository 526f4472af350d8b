"""Print the moment after which a package is too young for `make update`: a week lets others find what is wrong with it.

What is pinned already is never too young, so that nothing is lowered. Runs with any Python, before there is an environment.
"""

import subprocess
from datetime import datetime, timedelta, timezone

WEEK = timedelta(days=7)


def main() -> None:
    """Print the later of a week ago and the day on which the packages were last raised."""
    command = ["git", "log", "-1", "--format=%cI", "--", "requirements.txt", "tests/requirements.txt"]
    last = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    week_ago = datetime.now(timezone.utc).replace(microsecond=0) - WEEK  # noqa: UP017
    print(max(week_ago, datetime.fromisoformat(last) if last else week_ago).isoformat())


if __name__ == "__main__":
    main()
