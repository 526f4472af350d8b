"""What pages load: the theme's rules that a notice needs, our style sheets, the policy and the budgets."""

import gzip
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice.assets import REPORT, Assets, read_assets
from notice.assets.budgets import ANSWER, Budget, Weight, over_budget, read_budget, size_of, weight_of
from notice.assets.css import SheetError, variables, written
from notice.assets.policy import policy
from notice.assets.theme import has_rare_elements, typography
from notice.problems import NoticeError
from projects import ROOT, program_settings

OURS = ROOT / "overrides" / "assets"
THEME = ".md-typeset h2{color:red}"
HEAVIEST = 20_000  # bytes of a page


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theme with one rule for text."""
    path = tmp_path_factory.mktemp("theme") / "main.css"
    path.write_text(THEME, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def assets(theme: Path) -> Assets:
    """Our own assets over that theme."""
    return read_assets(OURS, theme)


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("a { color : red ; }", "a{color:red}"),
        ("/* why */ a > b , c { margin: 0  auto }", "a > b,c{margin:0 auto}"),
        ("a { color: red !important }", "a{color:red!important}"),
        ("@media screen { a { b: c } }", "@media screen{a{b:c}}"),
        ("@media print { @page { margin: 1cm; @top-left { content: 'x' } } }", "@media print{@page{margin:1cm;@top-left{content:\"x\"}}}"),
        (":root { --a: 1px; } b { c: calc(var(--a) + 1px) }", ":root{--a:1px}b{c:calc(var(--a) + 1px)}"),
        ("a { content: 'a,  b' }", 'a{content:"a,  b"}'),
        ("a b{} a{}", "a b{}a{}"),
    ],
)
def test_style_sheet_is_shortened_and_says_the_same(css: str, short: str) -> None:
    assert written(css) == short
    assert written(short) == short


@pytest.mark.parametrize("css", ["a { b }", "a { color: red", "} a {}", "a {} b"])
def test_style_sheet_that_cannot_be_read_is_a_mistake(css: str) -> None:
    if css.endswith("red"):  # an end that is missing is one that browsers add
        assert written(css) == "a{color:red}"
    else:
        with pytest.raises(SheetError) as error:
            written(css)
        assert error.value.line == 1


@given(st.text(alphabet="a.#:{};,()[]'\"\\/*@ \n-1", max_size=60))
def test_any_style_sheet_is_read_or_refused(css: str) -> None:
    try:
        short = written(css)
    except ValueError:
        return
    assert len(short) <= len(css) + 2 * css.count("{") + css.count("@") + 2


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (".md-typeset p{a:b}", ".md-typeset p{a:b}"),
        (".md-typeset p, .md-nav p{a:b}", ".md-typeset p{a:b}"),
        (".md-typeset .admonition{a:b}", ""),
        (".md-typeset p:not(.x)>a:hover{a:b}", ".md-typeset p:not(.x)>a:hover{a:b}"),
        (".md-typeset :is(p,button){a:b}", ".md-typeset :is(p,button){a:b}"),
        (".md-typeset :is(video,button){a:b}", ""),
        (".md-typeset td[align]{a:b}", ".md-typeset td[align]{a:b}"),
        (".md-typeset [data-x]{a:b}", ""),
        (".md-typeset #x{a:b}", ""),
        (".md-typeset a::-webkit-scrollbar{a:b}", ""),
        ("@media print{.md-typeset p{a:b}.md-nav{c:d}}", "@media print{.md-typeset p{a:b}}"),
        ("@media print{.md-nav{c:d}}", ""),
        ("p{a:b}", ""),
        ("@font-face{a:b}", ""),
        ("@keyframes x{to{a:b}}", ""),
    ],
)
def test_rules_of_the_theme_stay_that_can_match_the_text(rule: str, kept: str) -> None:
    assert typography(THEME + rule, "main.css") == (THEME + kept, "")


@pytest.mark.parametrize(
    ("rule", "common", "rare"),
    [
        (".md-typeset ol,.md-typeset ul{a:b}", ".md-typeset ul{a:b}", ".md-typeset ol{a:b}"),
        (".md-typeset h5 code{a:b}", "", ".md-typeset h5 code{a:b}"),
        (".md-typeset :is(h5,p){a:b}", ".md-typeset :is(h5,p){a:b}", ""),
        ("@media print{.md-typeset pre{a:b}}", "", "@media print{.md-typeset pre{a:b}}"),
    ],
)
def test_rules_for_rare_elements_stand_apart(rule: str, common: str, rare: str) -> None:
    assert typography(THEME + rule, "main.css") == (THEME + common, rare)


@pytest.mark.parametrize(
    ("html", "rare"),
    [("<p>", False), ("<h2 id>", False), ('<table class="cookies">', False), ("<table>", True), ('<ol start="3">', True), ("<code>", True)],
)
def test_page_with_rare_elements_is_known(html: str, rare: bool) -> None:
    assert has_rare_elements(html) is rare


def test_theme_without_rules_for_text_is_an_error() -> None:
    with pytest.raises(NoticeError, match=r"main\.css:1: has no rule for text"):
        typography(".md-prose h2{color:red}", "main.css")


def test_colour_of_the_theme_without_a_value_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "main.css").write_text(f"{THEME}.md-typeset p{{color:var(--md-new)}}", encoding="utf-8")
    with pytest.raises(NoticeError, match=r"main\.css:1: uses --md-new, which has no value"):
        read_assets(OURS, tmp_path / "main.css")


def test_variables() -> None:
    assert variables("a{--x:1;b:var(--y,var( --z))}") == ({"--y", "--z"}, {"--x"})


def test_every_style_and_script_of_ours_is_used(assets: Assets) -> None:
    used = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "hooks").rglob("*.py"))
    used += "".join(path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.*") if path.suffix in (".html", ".js"))
    ours = [address for address in assets.files if "vendor" not in Path(address).parts]
    assert [address for address in ours if Path(address).name not in used] == []


def test_what_changes_has_another_address(theme: Path, assets: Assets, tmp_path: Path) -> None:
    for path in (path for path in OURS.rglob("*") if path.is_file()):
        copy = tmp_path / path.relative_to(OURS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    assert read_assets(tmp_path, theme) == assets
    script = tmp_path / "javascripts" / "page.js"
    script.write_text(script.read_text(encoding="utf-8") + "// more\n", encoding="utf-8")
    changed = read_assets(tmp_path, theme)
    assert changed.address("page.js") != assets.address("page.js")
    assert changed != assets


def test_policy_allows_the_sites_own_files_and_the_styles_in_pages(assets: Assets) -> None:
    assert assets.policy is not None
    directives = assets.policy.directives
    assert directives["default-src"] == ("'none'",)
    allowed = [source for sources in directives.values() for source in sources]
    assert all(source in ("'none'", "'self'") or source.startswith("'sha256-") for source in allowed)
    hashes = {b64decode(source.removeprefix("'sha256-").removesuffix("'")) for source in directives["style-src"][1:]}
    assert hashes == {sha256(sheet.encode()).digest() for kind, sheet in assets.sheets.items() if kind != REPORT}
    assert "'unsafe-inline'" not in assets.policy.meta


def test_what_servers_send_is_the_same_for_every_release_and_forbids_frames(assets: Assets) -> None:
    assert assets.policy is not None
    sent = dict(directive.split(" ", 1) for directive in assets.policy.header.split("; "))
    assert assets.policy.header == policy([]).header
    assert sent.pop("frame-ancestors") == "'none'"
    assert sent.pop("style-src") == "'self' 'unsafe-inline'"
    assert sent == {name: " ".join(allowed) for name, allowed in assets.policy.directives.items() if name != "style-src"}


def test_preview_has_no_policy(theme: Path) -> None:
    assert read_assets(OURS, theme, strict=False).policy is None


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A page with files of each kind."""
    head = (
        '<link rel="stylesheet" href="a.css"><link rel="stylesheet" media="print" href="p.css"><script src="s.js" defer></script>'
        '<link rel="icon" href="i.svg"><link rel="alternate" href="elsewhere.html">'
    )
    for name, text in {"index.html": head, "a.css": "a{}" * 90, "p.css": "b{}", "s.js": "1", "i.svg": "<svg/>"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_weight_of_a_page_is_what_a_first_visit_loads(small_site: Path) -> None:
    sizes = {path.name: ANSWER + len(gzip.compress(path.read_bytes(), 6)) for path in small_site.iterdir()}  # all of it, with no title
    shown = sizes["index.html"] + sizes["a.css"]
    assert weight_of(small_site, "index.html") == Weight(shown, sum(sizes.values()), 5)


def test_page_over_its_budget_is_named_with_the_remedy(small_site: Path) -> None:
    weights = {"index.html": weight_of(small_site, "index.html")}
    assert over_budget(weights, Weight(9_000, 9_000, 5)) == []
    [found] = over_budget(weights, Weight(9_000, 9_000, 4))
    said = "index.html needs 5 requests, and 4 are allowed. Shorten the page; or write requests: 5 in mkdocs.yml"
    assert found.text("en").startswith(said)
    assert len(over_budget(weights, Weight(1, 1, 1))) == 3


BUDGET = {"text_shown": 1, "first_visit": 1, "requests": 1}


@pytest.mark.parametrize(
    "written", [None, {}, {"text_shown": 1, "first_visit": 1}, {**BUDGET, "text_shown": "1"}, {**BUDGET, "stops": 1}, {**BUDGET, "more": 1}]
)
def test_budget_that_cannot_be_read_is_a_mistake(written: object) -> None:
    with pytest.raises(NoticeError, match=r"mkdocs\.yml:1: extra\.budget must give a whole number for each of these"):
        read_budget(written)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["site", "bookshop"])
def test_first_round_trip_brings_every_answer_and_the_beginning_of_the_text(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    pages = [path for path in site.rglob("index.html") if not {"history", "since", "developers"} & set(path.parts)]
    weights = {str(path.relative_to(site)): weight_of(site, str(path.relative_to(site))) for path in pages}
    budget = read_budget(program_settings()["extra"]["budget"])
    assert budget == Budget(Weight(14_600, 30_000, 4))
    # The page for using rights has one script more, which copies a message; so has the one that compares versions.
    requests = {page: weight.requests - bool({"rights", "compare"} & set(Path(page).parts)) for page, weight in weights.items()}
    assert [page for page in weights if size_of(site / page) > HEAVIEST] == []
    assert [page for page, weight in weights.items() if weight.text_shown > budget.most.text_shown] == []
    assert [page for page, weight in weights.items() if weight.text_shown > size_of(site / page)] == []
    assert [page for page, weight in weights.items() if weight.first_visit > budget.most.first_visit] == []
    assert [page for page, number in requests.items() if number > budget.most.requests] == []
