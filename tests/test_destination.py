"""Where a site is sent is understood as meant, or refused: never a folder of this machine by mistake."""

from pathlib import Path

import pytest

from publishing.destination import Destination, destination_of
from publishing.extract import NotLandedError


@pytest.mark.parametrize(
    ("given", "host", "folder"),
    [
        ("www@host:/srv/notice", "www@host", "/srv/notice"),
        ("host:/srv/notice", "host", "/srv/notice"),
        ("www@host:notice", "www@host", "notice"),
        ("www@host:~/notice", "www@host", "notice"),
        ("www@host:~", "www@host", "."),
        ("my_server:/srv/notice", "my_server", "/srv/notice"),
        ("www.user-1@my_server.example.org:/srv/a folder", "www.user-1@my_server.example.org", "/srv/a folder"),
        ("[2001:db8::1]:/srv/notice", "2001:db8::1", "/srv/notice"),
        ("www@[fe80::1%eth0]:/srv/notice", "www@fe80::1%eth0", "/srv/notice"),
        ("host:/srv/a:b", "host", "/srv/a:b"),
        ("/srv/notice", None, "/srv/notice"),
        ("www", None, "www"),
        ("../www", None, "../www"),
        ("/srv/a:b", None, "/srv/a:b"),
        ("./a:b", None, "./a:b"),
        ("./www@host", None, "./www@host"),
        ("~/www", None, str(Path.home() / "www")),
        ("~", None, str(Path.home())),
    ],
)
def test_destination_is_understood(given: str, host: str | None, folder: str) -> None:
    assert destination_of(given) == Destination(folder, host)


@pytest.mark.parametrize(
    "given",
    [
        "host:", "www@host:", "www@host", "ssh://www@host/srv", "https://host/", "rsync://host/x", "file:///srv", "C:\\www", "C:/www",
        "-oProxyCommand=evil:/srv", "a b:/srv", "$(evil):/srv", "a;b:/srv", "a@b@c:/srv", "@host:/srv", ":/srv", "[::1:/srv",
        "2001:db8::1:/srv", "[evil]:/srv", "host:~other/x", "~other/www", "/srv/a\nb", "host:/srv/\x1b[31m", "\u202e/srv",
    ],
)  # fmt: skip
def test_what_could_mean_something_else_is_refused_in_words(given: str) -> None:
    with pytest.raises(NotLandedError) as raised:
        destination_of(given)
    assert str(raised.value).isprintable()
