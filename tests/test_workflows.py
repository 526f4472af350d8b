"""The workflows: linted, and run on this machine, step by step, with the commands they have."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import made_once, serve
from github_files import fitting, misfits, unowned
from github_rules import FAILURE, SUCCESS, Step, play
from notice.acts import ACTS
from notice.seal import seal_of
from projects import COMPLETE, REAL, ROOT
from workflow_runs import WORKFLOWS, Host, commit, host, run_lines, workflow

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent
NAMES = sorted(path.stem for path in WORKFLOWS.glob("*.yml"))
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
# The day on which the complete notice, which applies from 2027-03-01, is published.
DAY, VERSION = "2027-02-01", "2027-03-01"
NEXT = "2027-06-01"
NEW = "new: a new version"
NAMED = {"inputs.title_fi": "Uutta", "inputs.title_sv": "Nytt", "inputs.title_en": "News & more"}
TITLES = {"inputs.act": NEW, "inputs.date": NEXT, "inputs.version": "", **NAMED}
FAILED = "contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled')"
ONCE_MORE, FIRST = {"inputs.first": ""}, {"inputs.first": "true"}
SIGNED = "steps.sign.outcome == 'success' && 'The manifest is signed.' || 'The manifest could not be signed here.'"
# One hook for all branches but those of pull requests: what a protected branch answers.
PROTECTED = '#!/bin/sh\nwhile read -r _ _ ref; do [ "$ref" != refs/heads/main ] || { echo "protected" >&2; exit 1; }; done\n'


@pytest.fixture(scope="module")
def hosts(shared: Path) -> Path:
    """A repository whose notice is a finished draft; and the same after it was published, with nothing cached and loaded before."""
    return made_once(shared, "hosts", _both)


def _both(folder: Path) -> None:
    bare = host(folder / "bare", COMPLETE, DAY)
    public = bare.copied(folder / "public")
    public.loaded = False
    published(public)
    public.keep_cache()
    shutil.copytree(public.cache, bare.cache)


@pytest.fixture
def bare(hosts: Path, tmp_path: Path) -> Host:
    """A repository whose notice is a finished draft."""
    return Host(hosts / "bare", DAY).copied(tmp_path / "host")


@pytest.fixture
def public(hosts: Path, tmp_path: Path) -> Host:
    """The same after it was published."""
    return Host(hosts / "public", DAY).copied(tmp_path / "host")


def published(made: Host) -> str:
    """Freeze the draft, and give the commit that is public."""
    run = made.job(made.clone("freeze"), "publish", "freeze")
    assert run.ok, run.log
    return run.outputs["commit"]


def test_zizmor_has_no_complaint() -> None:
    command = [str(BIN / "zizmor"), "--offline", "--quiet", "--persona=auditor", ".github"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("schema", "files"), [("github-workflows", "workflows/*.yml"), ("dependabot", "dependabot.yml")])
def test_files_are_of_the_form_that_github_reads(schema: str, files: str) -> None:
    paths = sorted((ROOT / ".github").glob(files))
    done = linted(schema, paths)
    assert paths
    assert done.returncode == 0, done.stdout + done.stderr


def linted(schema: str, paths: Sequence[Path]) -> "subprocess.CompletedProcess[str]":
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.parametrize("name", NAMES)
def test_workflow_has_no_right_that_it_does_not_name(name: str) -> None:
    found = workflow(name)
    assert found["permissions"] == {}
    assert "pull_request_target" not in found["on"]
    assert found["concurrency"]["group"]
    for job in found["jobs"].values():
        assert int(job["timeout-minutes"]) <= (90 if name == "night" else 30)
        assert job["permissions"]
        writes = [right for right, kind in job["permissions"].items() if kind == "write"]
        assert not ("pull_request" in found["on"] and writes)


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_and_leave_no_credentials(name: str) -> None:
    used = re.findall(r"uses: (\S+)(.*)", (WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8"))
    for action, version in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", version)
    for job in workflow(name)["jobs"].values():
        for step in job["steps"]:
            assert "actions/checkout@" not in step.get("uses", "") or step["with"]["persist-credentials"] == "false"


def test_an_action_has_one_version() -> None:
    used = {line for path in WORKFLOWS.glob("*.yml") for line in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))}
    assert len({line.partition("@")[0] for line in used}) == len(used)


def test_shell_never_reads_what_others_wrote() -> None:
    assert [line for _, line in run_lines() if "${{" in line] == []


def test_every_command_exists() -> None:
    for _, line in run_lines():
        for target in re.findall(r"\bmake ([a-z-]+)", line):
            assert target in TARGETS
        for script in re.findall(r"\.github/[\w./-]+", line):
            assert (ROOT / script).stat().st_mode & 0o111


@pytest.mark.parametrize(
    ("languages", "zone"), [(("fi", "sv", "en"), "Europe/Helsinki"), (("de",), "Europe/Berlin"), (("en", "pt-BR"), "UTC")]
)
def test_constants_of_the_workflows_fit_the_notice(languages: Sequence[str], zone: str, tmp_path: Path) -> None:
    """The schedule follows its clock, and the button asks for a title in every language."""
    folder = Path(shutil.copytree(WORKFLOWS, tmp_path / ".github" / "workflows"))
    for path, text in fitting(tmp_path, languages, zone):
        path.write_text(text, encoding="utf-8")
    assert list(misfits(tmp_path, languages, zone)) == []
    assert [one["timezone"] for one in workflow("publish", folder)["on"]["schedule"]] == [zone]
    button = workflow("new-version", folder)
    names = [f"title_{language.lower().replace('-', '_')}" for language in languages]
    assert list(button["on"]["workflow_dispatch"]["inputs"]) == ["act", "date", "version", *names]
    [given] = [step["env"] for step in button["jobs"]["begin"]["steps"] if "make new-version" in step.get("run", "")]
    assert given == {name.upper(): f"${{{{ inputs.{name} }}}}" for name in ("act", "date", "version", *names)}
    done = linted("github-workflows", sorted(folder.glob("*.yml")))
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_does_not_fit_is_told_with_its_line_and_written_by_a_command(bare: Host) -> None:
    work = bare.clone("zone")
    facts = work / "docs" / "notice.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("Europe/Mariehamn", "Europe/Oslo"), encoding="utf-8")
    check, write = ["make", "github", "CHECK=yes"], ["make", "github"]
    told, _, silent = (
        subprocess.run(command, cwd=work, env=bare.environment, capture_output=True, text=True) for command in (check, write, check)
    )
    assert re.match(r'\.github/workflows/publish\.yml:\d+: "timezone: Europe/Oslo # .*" belongs here, as mkdocs\.yml and', told.stderr)
    assert (told.returncode, silent.returncode, silent.stderr) == (2, 0, "")
    assert bare.git(work, "diff", "--numstat", ".github") == "1\t1\t.github/workflows/publish.yml"


def test_a_language_without_owners_is_named(tmp_path: Path) -> None:
    assert list(unowned(tmp_path, ["fi", "de"])) == []
    shutil.copytree(REAL.parent / ".github", tmp_path / ".github")
    message = "names nobody for /docs/*.de.md; add a line with it, and those who must agree to a change of that text."
    assert list(map(str, unowned(tmp_path, ["fi", "de"]))) == [f".github/CODEOWNERS:1: {message}"]


CHANGED = [
    (["docs/index.sv.md"], "yes", "no"), (["mkdocs.yml"], "yes", "no"), (["own/style.css", ".github/CODEOWNERS"], "yes", "no"),
    (["README.md"], "no", "yes"), (["tests/update.py", "guide/docs/index.md"], "no", "yes"), (["docs.md"], "no", "yes"),
    (["hooks/check.py"], "yes", "yes"), ([".github/workflows/check.yml"], "yes", "yes"), (["docs/index.sv.md", "README.md"], "yes", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "site", "program"), CHANGED, ids=lambda value: ", ".join(value) if isinstance(value, list) else value)
def test_pull_request_says_what_it_changes(public: Host, files: list[str], site: str, program: str) -> None:
    work = public.clone("change")
    for file in files:
        (work / file).parent.mkdir(parents=True, exist_ok=True)
        with (work / file).open("a", encoding="utf-8") as opened:
            opened.write("\n")
    commit(public, work, "change")
    merged_with_main(public, "change")
    assert public.job(public.clone("check", "merge", depth=2), "check", "changes").outputs == {"site": site, "program": program}


def test_what_is_the_organisations_is_said_by_the_branch_it_is_merged_into(public: Host) -> None:
    work = public.clone("change")
    (work / "hooks" / "organisation.txt").write_text("/hooks/\n", encoding="utf-8")
    commit(public, work, "change")
    merged_with_main(public, "change")
    assert public.job(public.clone("check", "merge", depth=2), "check", "changes").outputs == {"site": "yes", "program": "yes"}


def test_where_it_cannot_be_said_everything_is_checked(public: Host) -> None:
    """A check that is left out counts as passed; so it is left out only for a reason that is known."""
    assert public.job(public.clone("check", "main"), "check", "changes").outputs == {"site": "yes", "program": "yes"}
    jobs = workflow("check")["jobs"]
    for job, changes in (("notice", "site"), ("program", "program")):
        assert jobs[job]["needs"] == "changes"
        assert jobs[job]["if"] == f"${{{{ !cancelled() && needs.changes.outputs.{changes} != 'no' }}}}"
    for name in NAMES:
        events = [event for event in workflow(name)["on"].values() if isinstance(event, dict)]
        assert not any({"paths", "paths-ignore"} & event.keys() for event in events)


def test_merge_publishes_and_the_night_finds_nothing_to_do(hosts: Path, tmp_path: Path) -> None:
    public = tmp_path / "public"
    public.mkdir()
    with serve(public) as address:
        made = host(tmp_path / "host", COMPLETE, DAY, f"{address}/")
        shutil.copytree(Host(hosts / "bare", DAY).cache, made.cache)
        before = made.head("main")
        after = published(made)
        assert made.head("main") == after != before
        assert made.git(made.origin, "log", "-1", "--format=%an: %s", "main") == f"github-actions[bot]: Publish version {VERSION}"
        changed = made.git(made.origin, "diff", "--name-only", before, after).splitlines()
        assert [name for name in changed if VERSION not in name] == ["docs/versions/.gitattributes"]

        run = made.job(made.clone("build"), "publish", "build", ONCE_MORE)
        assert run.ok, run.log
        assert "nothing there vouches for what was published before" in run.summary
        assert run.outputs["changed"] == "yes"
        assert run.outputs["manifest"] == sha256((run.folder / "site" / "SHA256SUMS").read_bytes()).hexdigest()
        about = json.loads((run.folder / "site" / "publication.json").read_text(encoding="utf-8"))
        assert (about["commit"], about["inForce"]) == (after, None)
        shutil.copytree(run.folder / "site", public, dirs_exist_ok=True)

        night = made.job(made.clone("night"), "publish", "freeze")
        assert (night.ok, night.outputs["commit"]) == (True, after)
        assert night.summary == f"Nothing to freeze: the text is that of {VERSION}, which is published.\n"
        again = made.job(made.clone("build"), "publish", "build", ONCE_MORE, event="schedule")
        assert (again.ok, again.outputs["changed"]) == (True, "no")
        assert again.summary == "Nothing to do: what is public is what would be published.\n"

        forged = json.loads((public / "publication.json").read_text(encoding="utf-8"))
        (public / "publication.json").write_text(json.dumps({**forged, "ledger": [[VERSION, "0" * 64]]}), encoding="utf-8")
        other = made.job(made.clone("build"), "publish", "build", ONCE_MORE, event="schedule")
        assert not other.ok
        assert "What is public is not the beginning of what would be published." in other.summary
        assert f"{VERSION} is public with the seal {'0' * 64}, and has" in other.summary
        (public / "publication.json").write_text(json.dumps(forged), encoding="utf-8")

        made.day = VERSION
        flip = made.job(made.clone("build"), "publish", "build", ONCE_MORE, event="schedule")
        assert (flip.ok, flip.outputs["changed"]) == (True, "yes")


def test_signing_is_reported(bare: Host) -> None:
    run = bare.job(bare.clone("deploy"), "publish", "deploy", {SIGNED: "The manifest is signed."})
    assert run.summary == "The manifest is signed.\n"


def test_somebody_is_told_while_something_is_wrong_and_no_longer(bare: Host) -> None:
    clone = bare.clone("tell")
    nights = [("false", ""), ("true", ""), ("true", ""), ("false", VERSION), ("false", ""), ("false", ""), ("false", VERSION)]
    for failed, proposed in nights:
        values = {FAILED: failed, "needs.freeze.outputs.proposed": proposed, "github.run_id": "12"}
        assert bare.job(clone, "publish", "tell", values).ok
    told = [line.split()[1] for line in bare.asked("issue") if not line.startswith("issue list")]
    assert told == ["create", "close", "create"]


def test_run_is_red_where_nobody_can_be_told(bare: Host) -> None:
    (bare.folder / "gh" / "refuse").touch()
    values = {FAILED: "false", "needs.freeze.outputs.proposed": VERSION, "github.run_id": "12"}
    run = bare.job(bare.clone("tell"), "publish", "tell", values)
    assert not run.ok
    assert "No issue could be opened" in run.summary


def test_protected_branch_gets_a_pull_request(bare: Host) -> None:
    hook = bare.origin / "hooks" / "pre-receive"
    hook.write_text(PROTECTED, encoding="utf-8")
    hook.chmod(0o755)
    before = bare.head("main")
    assert published(bare) == before == bare.head("main")
    branch = f"publish/{VERSION}"
    assert bare.git(bare.origin, "log", "-1", "--format=%s", branch) == f"Publish version {VERSION}"
    asked = f"pr create --base main --head {branch} --title Publish version {VERSION} --body-file .github/words/publish.md"
    assert bare.asked("pr create") == [asked]

    # The same night leaves it alone, and what was approved stays so. The next one renews it; once it may no longer be
    # published, it is withdrawn.
    proposed = bare.head(branch)
    published(bare)
    assert bare.head(branch) == proposed
    bare.day = "2027-02-02"
    published(bare)
    assert len(bare.asked("pr create")) == 1
    assert bare.head(branch) != proposed
    assert bare.git(bare.origin, "show", f"{branch}:docs/versions/{VERSION}/PUBLISHED") == "2027-02-02"
    bare.day = "2027-03-02"
    late = bare.job(bare.clone("late"), "publish", "freeze")
    assert not late.ok
    assert "lies in the past (today is 2027-03-02)" in late.summary
    assert [line.partition(" --")[0] for line in bare.asked("pr close")] == [f"pr close {branch}"]


def test_what_is_merged_meanwhile_leaves_the_freezing_to_the_run_that_it_started(public: Host) -> None:
    late, other = public.clone("late"), public.clone("other")
    (late / "docs" / "versions" / NEXT).mkdir()
    (late / "docs" / "versions" / NEXT / "PUBLISHED").touch()
    start = public.head("main")
    (other / "README.md").write_text("Merged meanwhile.", encoding="utf-8")
    commit(public, other, "main")
    merged = public.head("main")
    files = {name: str(public.folder / name.lower()) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    script = [WORKFLOWS.parent / "scripts" / "record.sh"]
    done = subprocess.run(script, cwd=late, env={**public.environment, **files}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(f"Something was merged meanwhile; the run that it started publishes {NEXT}.\n")
    assert Path(files["GITHUB_OUTPUT"]).read_text(encoding="utf-8") == f"commit={start}\n"
    assert (public.head("main"), public.asked("pr create")) == (merged, [])


def test_draft_that_is_held_back_is_not_frozen(public: Host) -> None:
    begin(public)
    merge(public, f"version/{NEXT}")
    run = public.job(public.clone("freeze"), "publish", "freeze")
    assert run.ok, run.log
    assert run.summary.startswith(f"Nothing to freeze: {NEXT} is marked as a draft.")


@pytest.mark.night
def test_refused_draft_does_not_keep_another_version_from_taking_effect(public: Host) -> None:
    begin(public)
    work = public.clone("finish", f"version/{NEXT}")
    for path in (work / "docs").glob("history.*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace(" .draft}", "}"), encoding="utf-8")
    commit(public, work, "main")
    public.day = VERSION
    run = public.job(public.clone("freeze"), "publish", "freeze")
    assert not run.ok
    assert f"says nothing under {NEXT}" in run.summary
    site = public.job(public.clone("build"), "publish", "build", FIRST, event="schedule")
    assert (site.ok, site.outputs["changed"]) == (True, "yes")
    listed = json.loads((site.folder / "site" / "versions.json").read_text(encoding="utf-8"))["versions"]
    assert [(version["version"], version["status"]) for version in listed] == [(VERSION, "in-force")]


def begin(made: Host, **other: str) -> None:
    run = made.job(made.clone("begin"), "new-version", "begin", TITLES | other)
    assert run.ok, run.log


def merge(made: Host, branch: str) -> None:
    made.git(made.origin, "update-ref", "refs/heads/main", made.head(branch))


def test_button_begins_a_version(public: Host) -> None:
    begin(public)
    branch = f"version/{NEXT}"
    assert [line[-5:] for line in public.asked("pr create")] == ["on.md"]
    changed = public.git(public.origin, "diff", "--numstat", "main", branch).splitlines()
    assert changed == [f"2\t0\tdocs/history.{language}.md" for language in ("en", "fi", "sv")]
    assert f"## News & more {{#{NEXT} .draft}}" in public.git(public.origin, "show", f"{branch}:docs/history.en.md")

    again = public.job(public.clone("again"), "new-version", "begin", TITLES)
    assert not again.ok
    assert again.summary.endswith(f"This version is begun already: go on in the branch `{branch}`, or delete it.\n")


def test_button_of_another_branch_says_where_to_press_it() -> None:
    here = {"github": {"ref": "refs/heads/other", "token": "t"}, "inputs": {"title_fi": "", "title_sv": "", "title_en": ""}}
    jobs = play(workflow("new-version"), here, lambda _job, step: Step(FAILURE if step.startswith("Refuse") else SUCCESS))
    assert jobs["begin"].result == FAILURE
    assert not jobs["begin"].ran("Prepare it")
    main = {**here, "github": {"ref": "refs/heads/main", "token": "t"}}
    assert play(workflow("new-version"), main, lambda *_: Step(SUCCESS))["begin"].ran("Prepare it")


def test_button_offers_every_act() -> None:
    options = workflow("new-version")["on"]["workflow_dispatch"]["inputs"]["act"]["options"]
    assert [option.partition(":")[0] for option in options] == list(ACTS)
    assert options[0] == NEW


def test_button_adds_a_past_version(public: Host) -> None:
    old = "2012-05-25"
    begin(public, **{"inputs.act": "import: add a past version", "inputs.date": old})
    branch = f"version/{old}"
    changed = public.git(public.origin, "diff", "--name-only", "main", branch).splitlines()
    assert {name.rpartition("/")[0] for name in changed} == {f"docs/drafts/{old}"}
    assert f"## News & more {{#{old} .draft .imported}}" in public.git(public.origin, "show", f"{branch}:docs/drafts/{old}/history.en.md")
    assert public.git(public.origin, "log", "-1", "--format=%s", branch).strip() == f"Begin version {old}"


def test_hostile_words_of_the_button_stay_words(public: Host) -> None:
    evil = "$(touch pwned) `touch pwned`; touch pwned; ' \" $(shell touch pwned) ${{ github.token }}"
    words = {**dict.fromkeys(TITLES, evil), "inputs.act": NEW, "inputs.date": f"{NEXT}; touch pwned"}
    run = public.job(public.clone("evil"), "new-version", "begin", words)
    assert not run.ok
    assert f'"{NEXT}; touch pwned" is not a day' in run.summary
    run = public.job(public.clone("evil"), "new-version", "begin", {**TITLES, "inputs.title_en": evil})
    assert not run.ok
    assert 'the title in "en" is not plain text' in run.summary
    run = public.job(public.clone("evil"), "new-version", "begin", {**TITLES, "inputs.act": evil})
    assert not run.ok
    assert "is nothing that can be done here; choose one of new, correct" in run.summary
    assert list(run.folder.rglob("pwned")) == []
    assert public.asked("pr create") == []


def test_pull_request_is_opened_by_hand_where_a_workflow_may_not(public: Host) -> None:
    (public.folder / "gh" / "refuse").touch()
    run = public.job(public.clone("begin"), "new-version", "begin", TITLES)
    assert run.ok, run.log
    assert f"https://github.example/example/notice/compare/main...version/{NEXT}?expand=1" in run.summary


def test_pull_request_is_reviewed_and_previewed(public: Host, browser: Browser) -> None:
    begin(public)
    merged_with_main(public, f"version/{NEXT}")
    run = public.job(public.clone("check", "merge", depth=2), "check", "notice")
    assert run.ok, run.log
    assert "> **Merging this makes nothing public: the version of 1 June 2027 is marked as a draft." in run.summary
    page = browser.new_page()
    page.goto((run.folder / "preview" / "start.html").as_uri())
    page.get_by_role("link", name="What the checks found").click()
    assert page.locator("h1").inner_text().endswith(f"what the checks found in the version of {NEXT}")
    page.go_back()
    page.get_by_role("link", name="Suomi").first.click()
    assert page.locator("h1").first.inner_text() == "Tietosuoja kirjakaupassa"
    page.locator("header").get_by_role("link", name="Svenska").click()
    assert page.url == (run.folder / "preview" / "sv" / "versions" / NEXT / "index.html").as_uri()
    page.close()


@pytest.mark.parametrize(
    ("rules", "classic", "said"),
    [
        ("", False, "no"), ("", True, "yes"), ("deletion non_fast_forward", True, "no"), ("deletion pull_request", False, "yes"),
        ("required_status_checks", False, "yes"), (None, False, "yes"),
    ],
)  # fmt: skip
def test_whether_main_is_protected_is_asked(bare: Host, rules: str | None, classic: bool, said: str) -> None:
    if rules is None:
        (bare.folder / "gh" / "rules").mkdir()  # it cannot be read
    else:
        (bare.folder / "gh" / "rules").write_text(rules, encoding="utf-8")
    if classic:
        (bare.folder / "gh" / "protected").touch()
    script = WORKFLOWS.parent / "scripts" / "protected.sh"
    done = subprocess.run([script], cwd=bare.folder, env=bare.environment, capture_output=True, text=True, check=True)
    assert done.stdout == f"{said}\n"


def test_mistake_in_a_pull_request_is_told_and_marked(public: Host) -> None:
    work = public.clone("slip")
    path = work / "docs" / "index.sv.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n<script>alert(1)</script>\n", encoding="utf-8")
    commit(public, work, "slip")
    merged_with_main(public, "slip")
    run = public.job(public.clone("check", "merge", depth=2), "check", "notice")
    assert not run.ok
    assert "Merging this makes nothing public: the notice has mistakes." in run.summary
    assert "HTML and code are not used in the text: &lt;script&gt;" in run.summary
    assert "::error file=docs/index.sv.md,line=" in run.log


def test_mistake_hides_no_entry_that_was_made_by_hand(public: Host) -> None:
    """What was published is published whatever the working text is; so it is asked whatever that is."""
    work = public.clone("hidden")
    before, made = (work / "docs" / "versions" / name for name in (VERSION, NEXT))
    files = {path.name: path.read_bytes() for path in before.iterdir() if path.name != "SHA256SUMS"}
    seal = seal_of(files, (VERSION, sha256((before / "SHA256SUMS").read_bytes()).hexdigest()))
    made.mkdir()
    for name, content in {**files, "SHA256SUMS": seal.encode()}.items():
        (made / name).write_bytes(content)
    with (work / "docs" / "index.sv.md").open("a", encoding="utf-8") as text:
        text.write("\n<script>alert(1)</script>\n")
    commit(public, work, "hidden")
    merging = public.clone("check", "hidden", depth=2)
    done = subprocess.run(["make", "review", "BASE=HEAD^1"], cwd=merging, env=public.environment, capture_output=True, text=True)
    assert done.returncode != 0
    assert "an entry in docs/versions/ that could not have been frozen. Do not merge this" in done.stdout
    assert f"> **Merging this publishes {NEXT} and nothing else: the rest of the notice has mistakes." in done.stdout


def test_pull_request_that_seals_the_past_anew_fails(public: Host) -> None:
    work = public.clone("anew")
    version = work / "docs" / "versions" / VERSION
    for text in (work / "docs" / "index.sv.md", version / "index.sv.md"):
        text.write_text(text.read_text(encoding="utf-8").replace("I korthet", "Kort sagt"), encoding="utf-8")
    seal = version / "SHA256SUMS"
    names = [line.split()[1] for line in seal.read_text(encoding="utf-8").splitlines()]
    seal.write_bytes(subprocess.run(["sha256sum", *names], cwd=version, capture_output=True, check=True).stdout)
    commit(public, work, "anew")
    merged_with_main(public, "anew")
    run = public.job(public.clone("check", "merge", depth=2), "check", "notice")
    assert not run.ok
    assert f"> **This changes what was published: {VERSION}. A published version is never changed." in run.summary


def merged_with_main(made: Host, branch: str) -> None:
    """Make the commit that GitHub lets a pull request be checked at: main with the branch merged into it."""
    tree = made.git(made.origin, "rev-parse", f"{branch}^{{tree}}")
    merged = made.git(made.origin, "commit-tree", tree, "-p", "main", "-p", branch, "-m", "Merge")
    made.git(made.origin, "update-ref", "refs/heads/merge", merged)


def test_update_proposes_newer_packages_once_there_are_some(bare: Host) -> None:
    clone = bare.clone("update", depth=50)
    uv = clone / ".venv" / "bin" / "uv"
    uv.unlink()
    uv.write_text('#!/bin/sh\ncat > asked\n[ -n "$UV_EXCLUDE_NEWER" ] && echo "mkdocs==99.0 ; python_version > 3"\n', encoding="utf-8")
    uv.chmod(0o755)
    run = bare.job(clone, "update", "packages")
    assert run.ok, run.log
    shown = bare.git(bare.origin, "show", "update/packages:requirements.txt")
    assert "\n# mkdocs==99.0                      renders the pages\n" in shown
    assert shown.endswith("# end\nmkdocs==99.0 ; python_version > 3")
    assert len(bare.asked("pr create")) == 1


def test_schedules_are_kept_running(bare: Host) -> None:
    assert bare.job(bare.clone("keep"), "update", "schedules").ok
    enabled = [f"api --method PUT repos/example/notice/actions/workflows/{name}.yml/enable" for name in ("publish", "update")]
    assert bare.asked("api") == enabled
