"""Reads YAML of the tests with libyaml: `yaml.safe_load` takes ten times as long, in each process that collects the tests."""

from typing import Any

from yaml import CSafeLoader, load


def load_yaml(text: str | bytes) -> Any:
    """Give what YAML says. Raises yaml.YAMLError."""
    return load(text, Loader=CSafeLoader)
