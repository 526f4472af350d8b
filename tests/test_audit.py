"""`make audit` asks about every package at the version that is installed, and passes on what it hears."""

import re
import sys
from pathlib import Path

import pytest

import audit
from projects import ROOT


@pytest.mark.parametrize("answer", [0, 1, 2])
def test_every_package_is_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int) -> None:
    uv = tmp_path / "uv"
    uv.write_text(f'#!/bin/sh\nfor last; do true; done\ncp "$last" {tmp_path}/asked.py\nexit {answer}\n', encoding="utf-8")
    uv.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert audit.main() == answer
    asked = (tmp_path / "asked.py").read_text(encoding="utf-8")
    for name in audit.LISTS:
        listed = re.findall(r"^([a-z0-9][^ ]*==[^ ]*)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        assert len(listed) > 20
        assert [one for one in listed if f'"{one}' not in asked] == []
