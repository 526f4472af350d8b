"""`make` replaces the site by a whole one that was read, or leaves it as it was."""

from contextlib import nullcontext
from pathlib import Path

import pytest

import make_site

WAYS = {"it is not built": "make_site.build", "it is faulty": "proofread.main"}


@pytest.fixture
def here(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a site, in which a build writes another one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(make_site, "LOCKS", tmp_path_factory.mktemp("locks"))
    monkeypatch.setattr("sys.argv", ["make_site"])
    monkeypatch.setattr(make_site, "build", lambda folder: write(Path(folder), "new"))
    monkeypatch.setattr("proofread.main", lambda _: None)
    monkeypatch.setattr(make_site, "print_summary", lambda site: print(read(site)))
    monkeypatch.setattr(make_site, "report_of", lambda _: None)
    monkeypatch.setattr(make_site, "sentences_remembered", nullcontext)
    monkeypatch.setattr(make_site, "load", lambda: None)
    monkeypatch.setattr(make_site, "FORMATS", {"count": lambda _: "counted"})
    write(tmp_path / "site", "old")
    return tmp_path


def write(site: Path, text: str) -> None:
    site.mkdir()
    (site / "index.html").write_text(text, encoding="utf-8")


def read(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


def ends(*_: object) -> None:
    raise SystemExit(1)


def test_site_is_replaced_and_nothing_else_is_left(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / ".site.new", "half of one")
    write(here / ".site.old", "before the old")
    make_site.main()
    assert capsys.readouterr().out == "new\ncounted\n"
    assert [path.name for path in here.iterdir()] == ["site"]


def test_first_site_is_put_in_place(here: Path) -> None:
    (here / "site").rename(here / "elsewhere")
    make_site.main()
    assert read(here / "site") == "new"


@pytest.mark.parametrize("way", WAYS)
def test_site_stays_as_it_was(here: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WAYS[way], ends)
    with pytest.raises(SystemExit):
        make_site.main()
    assert read(here / "site") == "old"
    assert (here / ".site.new").is_dir() == (way == "it is faulty")  # to be looked at


def test_half_of_a_site_is_taken_away(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(folder: str) -> None:
        write(Path(folder), "half of one")
        raise SystemExit(1)

    monkeypatch.setattr(make_site, "build", half)
    with pytest.raises(SystemExit):
        make_site.main()
    assert [path.name for path in here.iterdir()] == ["site"]


def test_site_that_a_stopped_make_had_put_aside_comes_back(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "site").rename(here / ".site.old")
    monkeypatch.setattr(make_site, "build", ends)
    with pytest.raises(SystemExit):
        make_site.main()
    assert read(here / "site") == "old"


def test_site_comes_back_when_the_new_one_cannot_take_its_place(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.rename

    def refused(path: Path, to: Path) -> Path:
        if path.name == ".site.new":
            raise PermissionError(13, "refused", "site")
        return real(path, to)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(SystemExit, match="The site was not built: the folder may not be written to"):
        make_site.main()
    assert read(here / "site") == "old"


def test_folder_that_is_named_is_written_alone(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["make_site", "elsewhere"])
    make_site.main()
    assert (read(here / "elsewhere"), read(here / "site")) == ("new", "old")
    assert capsys.readouterr().out == ""


def test_two_at_once_do_not_mix(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build_twice(folder: str) -> None:
        with pytest.raises(SystemExit, match="is building into site at this moment"):
            make_site.main()
        write(Path(folder), "new")

    monkeypatch.setattr(make_site, "build", build_twice)
    make_site.main()
    assert read(here / "site") == "new"


def test_two_folders_are_built_side_by_side(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build_another(folder: str) -> None:
        monkeypatch.setattr(make_site, "build", lambda other: write(Path(other), "another"))
        monkeypatch.setattr("sys.argv", ["make_site", "elsewhere"])
        make_site.main()
        write(Path(folder), "new")

    monkeypatch.setattr(make_site, "build", build_another)
    make_site.main()
    assert (read(here / "site"), read(here / "elsewhere")) == ("new", "another")
