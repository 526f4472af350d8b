"""Words, lists and tables of the program lie beside its modules as YAML, all of whose values are texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # there where PyYAML was built with libyaml, as its wheels are


def own_data(path: Path) -> Any:
    """Return the data of a file of the program: dict, list and str.

    A mistake in it is the program's, and raises yaml.YAMLError. What editors write is read by `located_yaml`, which says what is
    wrong with it and where.
    """
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 (it makes nothing but texts)
