"""What MkDocs says reaches nobody as if it were ours: our words are all, and its own are shown as its own."""

import errno
import logging
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

import build_site
from build_state import StoppedError
from notice.messages import Message
from notice.problems import NoticeError, Problem
from said import Said

MKDOCS = logging.getLogger("mkdocs.anything")


@pytest.fixture(autouse=True)
def finnish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder whose settings ask for Finnish."""
    (tmp_path / "mkdocs.yml").write_text("extra: {messages: fi}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def built(monkeypatch: pytest.MonkeyPatch, error: Exception | None) -> str:
    """Build where MkDocs warns of something and then fails, and give with what the command ends."""

    def work(_: str) -> None:
        MKDOCS.info("Building documentation to directory: site")
        MKDOCS.warning("A reference is not found")
        if error:
            raise error

    monkeypatch.setattr(build_site, "_build", work)
    with pytest.raises(SystemExit) as ended:
        build_site.build("site")
    return str(ended.value.code)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (StoppedError("Selosteessa on 1 virhe"), "Selosteessa on 1 virhe"),
        (NoticeError([Problem("mkdocs.yml", 3, Said("on väärin."))]),
         "Asetuksissa on 1 virhe; mitään ei julkaistu:\nmkdocs.yml:3: on väärin."),
        (OSError(errno.ENOSPC, "No space left on device", "site/index.html"),
         "Sivustoa ei tehty: levy on täynnä; tehkää tilaa ja yrittäkää uudestaan (site/index.html)."),
        (OSError(errno.EIO, "Input/output error"), Message("build.not-built", reason=Message(
            "build.where", reason=Message("disk.unknown", number=errno.EIO), place="site")).text("fi")),
        (Abort("Aborted with 1 warnings in strict mode!"),
         "Sivustoa ei tehty: sivut tekevä ohjelma MkDocs keskeytti (Aborted with 1 warnings in strict mode!)."),
    ],
)  # fmt: skip
def test_build_ends_in_our_words(monkeypatch: pytest.MonkeyPatch, error: Exception, says: str) -> None:
    assert built(monkeypatch, error).startswith(says)


def test_warning_is_shown_as_that_of_mkdocs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    built(monkeypatch, Abort("Aborted with 1 warnings in strict mode!"))
    assert capsys.readouterr() == ("", "Sivut tekevä ohjelma MkDocs kertoo: A reference is not found\n")
    MKDOCS.warning("Nobody listens any more")
    assert "MkDocs kertoo" not in capsys.readouterr().err


def test_error_that_stops_a_build_says_itself_alone(capsys: pytest.CaptureFixture[str]) -> None:
    StoppedError("Selosteessa on 1 virhe").show()
    assert capsys.readouterr() == ("", "Selosteessa on 1 virhe\n")
