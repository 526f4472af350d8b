"""Which jobs and steps of a workflow run after what, by its very conditions and the rules of GitHub."""

from collections.abc import Mapping

import pytest

from github_rules import CANCELLED, FAILURE, SKIPPED, SUCCESS, Job, Status, Step, filled, holds, play
from workflow_runs import workflow

VERSION = "2027-03-01"
MAIN = {"github": {"ref": "refs/heads/main", "token": "t", "run_id": "12"}, "inputs": {}, "env": {"MANIFEST": "SHA256SUMS"}}
BRANCH = {**MAIN, "github": {**MAIN["github"], "ref": "refs/heads/other"}}
AFTER = Status.after
# What the steps of a night give that changes what is public.
CHANGED = {"record": {"commit": "c0ffee"}, "compare": {"changed": "yes", "manifest": "5ea1"}}
SAME = {**CHANGED, "compare": {"changed": "no", "manifest": "5ea1"}}
WAITS = {**SAME, "record": {"commit": "c0ffee", "proposed": VERSION}}


def published(
    *failing: str, outputs: Mapping[str, dict[str, str]] = CHANGED, contexts: Mapping[str, object] = MAIN, cancelled_at: str = ""
) -> dict[str, Job]:
    """Play the workflow that publishes; some steps fail."""

    def outcome(_job: str, step: str) -> Step:
        return Step(FAILURE) if step in failing else Step(SUCCESS, outputs.get(step, {}))

    return play(workflow("publish"), contexts, outcome, cancelled_at)


def results(jobs: Mapping[str, Job]) -> dict[str, str]:
    return {name: job.result for name, job in jobs.items()}


def told(jobs: Mapping[str, Job]) -> tuple[str, str]:
    """Say whether somebody is told of a failure, and of which version that waits."""
    env = jobs["tell"].steps["Open an issue, or close it"].env
    return env["FAILED"], env["PROPOSED"]


def test_night_in_which_all_is_well_publishes_and_closes_the_issue() -> None:
    jobs = published()
    assert results(jobs) == dict.fromkeys(("freeze", "build", "deploy", "tell"), SUCCESS)
    checkout = next(step for name, step in jobs["build"].steps.items() if name.startswith("actions/checkout@"))
    assert checkout.env["ref"] == "c0ffee"
    assert jobs["deploy"].steps["sign"].env == {"subject-name": "SHA256SUMS", "subject-digest": "sha256:5ea1"}
    assert told(jobs) == ("false", "")


def test_draft_that_is_refused_stops_neither_what_was_frozen_nor_the_site() -> None:
    jobs = published("freeze")
    assert results(jobs) == {"freeze": FAILURE, "build": SUCCESS, "deploy": SUCCESS, "tell": SUCCESS}
    assert jobs["freeze"].ran("record")
    assert told(jobs) == ("true", "")


def test_record_that_fails_leaves_the_site_of_main() -> None:
    jobs = published("record", outputs={"compare": CHANGED["compare"]})
    assert results(jobs) == {"freeze": FAILURE, "build": SUCCESS, "deploy": SUCCESS, "tell": SUCCESS}
    checkout = next(step for name, step in jobs["build"].steps.items() if name.startswith("actions/checkout@"))
    assert checkout.env["ref"] == "main"


@pytest.mark.parametrize("step", ["Build and check what is published", "compare", "Hand it over"])
def test_build_that_fails_publishes_nothing_and_is_told(step: str) -> None:
    jobs = published(step)
    assert results(jobs) == {"freeze": SUCCESS, "build": FAILURE, "deploy": SKIPPED, "tell": SUCCESS}
    assert told(jobs) == ("true", "")


def test_pdf_files_that_cannot_be_made_stop_nothing() -> None:
    assert results(published("Install what PDF files are made with"))["deploy"] == SUCCESS


def test_deploy_that_fails_half_way_is_told_and_done_by_the_next_night() -> None:
    jobs = published("deploy")
    assert results(jobs) == {"freeze": SUCCESS, "build": SUCCESS, "deploy": FAILURE, "tell": SUCCESS}
    assert jobs["deploy"].steps["sign"].outcome == SUCCESS
    assert not jobs["deploy"].ran("Say whether it is signed")
    assert told(jobs) == ("true", "")
    assert told(published()) == ("false", "")


@pytest.mark.parametrize(("failing", "said"), [((), "The manifest is signed."), (("sign",), "The manifest could not be signed here.")])
def test_manifest_that_cannot_be_signed_is_said_and_stops_nothing(failing: tuple[str, ...], said: str) -> None:
    jobs = published(*failing)
    assert jobs["deploy"].result == SUCCESS
    assert jobs["deploy"].steps["Say whether it is signed"].env == {"SAID": said}


def test_protected_main_has_somebody_told_of_what_waits_and_no_longer() -> None:
    jobs = published(outputs=WAITS)
    assert results(jobs) == {"freeze": SUCCESS, "build": SUCCESS, "deploy": SKIPPED, "tell": SUCCESS}
    assert told(jobs) == ("false", VERSION)
    assert told(published()) == ("false", "")


def test_nothing_to_do_deploys_nothing_and_tells_nobody() -> None:
    jobs = published(outputs=SAME)
    assert results(jobs) == {"freeze": SUCCESS, "build": SUCCESS, "deploy": SKIPPED, "tell": SUCCESS}
    assert not jobs["build"].ran("Hand it over")
    assert told(jobs) == ("false", "")


def test_two_merges_at_once_follow_each_other_and_the_last_has_both() -> None:
    """The second run waits for the first, whose push came too late, and which leaves the rest to it."""
    assert workflow("publish")["concurrency"] == {"group": "publish", "cancel-in-progress": "false"}
    assert results(published())["deploy"] == results(published(outputs=CHANGED))["deploy"] == SUCCESS


@pytest.mark.parametrize("job", ["freeze", "build", "deploy"])
def test_run_that_somebody_cancels_is_told(job: str) -> None:
    jobs = published(cancelled_at=job)
    assert jobs["deploy"].result != SUCCESS
    assert jobs["tell"].result == SUCCESS
    assert told(jobs)[0] == "true"


def test_branch_publishes_nothing() -> None:
    assert set(results(published(contexts=BRANCH)).values()) == {SKIPPED}


@pytest.mark.parametrize("site", ["yes", "no", ""])
@pytest.mark.parametrize("fails", [False, True])
def test_check_is_left_out_only_where_it_is_known_that_nothing_changed_for_it(site: str, fails: bool) -> None:
    jobs = play(workflow("check"), MAIN, lambda _job, step: Step(FAILURE) if fails and step == "changes" else Step(SUCCESS, {"site": site}))
    assert jobs["notice"].result == (SKIPPED if site == "no" and not fails else SUCCESS)
    assert jobs["program"].result == SUCCESS


def test_findings_are_marked_although_the_summary_says_no() -> None:
    jobs = play(workflow("check"), MAIN, lambda _job, step: Step(FAILURE if step == "Say what merging does" else SUCCESS))
    ran = [name for name, step in jobs["notice"].steps.items() if step.outcome != SKIPPED]
    assert ran[-2:] == ["Mark findings at their lines", "See that the workflows fit the settings"]
    assert not jobs["notice"].ran("Build the preview")
    assert jobs["notice"].result == FAILURE


@pytest.mark.parametrize("job", ["freeze", "build"])
def test_condition_without_a_status_asks_for_success_of_the_whole_chain(job: str) -> None:
    """As this workflow had it once: after a refused draft, nothing was deployed."""
    before = workflow("publish")
    before["jobs"]["deploy"]["if"] = "needs.build.outputs.changed == 'yes'"
    jobs = play(before, MAIN, lambda one, step: Step(FAILURE if (one, step) == (job, "freeze") else SUCCESS, CHANGED.get(step, {})))
    assert jobs["deploy"].result == (SKIPPED if job == "freeze" else SUCCESS)


@pytest.mark.parametrize(
    ("condition", "status", "wanted"),
    [
        ("success()", AFTER({"a": SUCCESS}), True),
        ("success()", AFTER({"a": SUCCESS, "b": SKIPPED}), False),
        ("failure()", AFTER({"a": FAILURE, "b": SKIPPED}), True),
        ("!failure()", AFTER({"a": SKIPPED}), True),
        ("'a' == 'A'", AFTER({}), True),
        ("'a' == 'A'", AFTER({"a": CANCELLED}), False),
        ("${{ always() && 0 == '' }}", AFTER({"a": FAILURE}), True),
        ("!cancelled()", AFTER({"a": FAILURE}), True),
        ("!cancelled()", AFTER({"a": SUCCESS}, cancelled=True), False),
        ("needs.none.outputs.nothing == 'yes'", AFTER({}), False),
    ],
)
def test_conditions_mean_what_github_says(condition: str, status: Status, wanted: bool) -> None:
    assert holds(condition, {"needs": {}}, status) == wanted


@pytest.mark.parametrize("unknown", ["nothing.known", "unknown()", "a ==", "success()"])
def test_what_github_would_not_understand_fails(unknown: str) -> None:
    with pytest.raises(AssertionError, match=r"rror|nrecognized|nexpected|unctions?"):
        filled(f"${{{{ {unknown} }}}}", MAIN)
