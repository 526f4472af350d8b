"""Runs commands of the program one after the other in one process, as `python -m in_turn '[["check"], ["report"]]'`.

What each says, to both outputs, and the code with which it ends are printed as JSON: tests can ask many commands
without loading Python's packages for each.
"""

import io
import json
import runpy
import sys
from contextlib import redirect_stderr, redirect_stdout


def main() -> None:
    """Run the commands that the argument lists."""
    print(json.dumps([run(command, arguments) for command, *arguments in json.loads(sys.argv[1])]))


def run(command: str, arguments: list[str]) -> tuple[int, str]:
    """Run one, and give its code and what it says; a text with which it ends is said, as Python does it."""
    said = io.StringIO()
    sys.argv = [command, *arguments]
    code: object = 0
    with redirect_stdout(said), redirect_stderr(said):
        try:
            runpy.run_module(command, run_name="__main__", alter_sys=True)
        except SystemExit as ended:
            code = ended.code
    if isinstance(code, str):
        return 1, f"{said.getvalue()}{code}\n"
    return int(bool(code)) if not isinstance(code, int) else code, said.getvalue()


if __name__ == "__main__":
    main()
