"""What GitHub makes of a workflow: its expressions, by the evaluator that GitHub publishes, and which jobs and steps run after what."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

EVALUATOR = Path(__file__).with_name("expressions.mjs")
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
SUCCESS, FAILURE, SKIPPED, CANCELLED = "success", "failure", "skipped", "cancelled"
Contexts = Mapping[str, Any]


@dataclass(frozen=True)
class Status:
    """What a condition may ask about what came before. A job's chain is every job that it needs, and that those need."""

    success: bool = True
    failure: bool = False
    cancelled: bool = False

    @classmethod
    def after(cls, results: Mapping[str, str], cancelled: bool = False) -> "Status":
        """Say what a job may ask that has such results in its chain: one that was skipped there is no success."""
        found = set(results.values())
        return cls(found <= {SUCCESS} and not cancelled, FAILURE in found, cancelled)


def holds(condition: str, contexts: Contexts, status: Status) -> bool:
    """Say whether a condition holds; one that asks for no status holds only after success."""
    asked = {"success": status.success, "failure": status.failure, "cancelled": status.cancelled, "always": True}
    return bool(_asked(_bare(condition), contexts, asked, condition=True))


def filled(text: str, contexts: Contexts) -> str:
    """Fill in the expressions in a text."""
    return EXPRESSION.sub(lambda match: str(_asked(match[1], contexts, {}, condition=False)), text)


def _bare(condition: str) -> str:
    """Give a condition without the signs that may stand around it."""
    match = EXPRESSION.fullmatch(condition.strip())
    return match[1] if match else condition


@cache
def _evaluator() -> "subprocess.Popen[str]":
    return subprocess.Popen(["node", str(EVALUATOR)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _asked(expression: str, contexts: Contexts, status: Mapping[str, bool], condition: bool) -> object:
    process = _evaluator()
    assert process.stdin
    assert process.stdout
    question = {"expression": expression, "contexts": contexts, "status": status, "condition": condition}
    process.stdin.write(json.dumps(question) + "\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    assert "error" not in answer, f"{expression}: {answer['error']}"
    return answer["value"]


@dataclass
class Step:
    """What came of a step: `outcome`, before GitHub is told to go on after an error, and the values that it gives and gets."""

    outcome: str
    outputs: dict[str, str] = field(default_factory=dict)
    env: dict[str, str] = field(default_factory=dict)


@dataclass
class Job:
    """What came of a job, with its steps by id or name."""

    result: str
    outputs: dict[str, str] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)

    def ran(self, step: str) -> bool:
        """Say whether a step ran, whatever came of it."""
        return self.steps[step].outcome != SKIPPED


# Says what comes of a step that runs, by its job and its id or name.
Play = Callable[[str, str], Step]


def play(workflow: Mapping[str, Any], contexts: Contexts, outcome: Play, cancelled_at: str = "") -> dict[str, Job]:
    """Play all jobs of a workflow in their order; somebody may cancel it when a job begins."""
    done: dict[str, Job] = {}
    cancelled = False
    for name, job in workflow["jobs"].items():
        cancelled = cancelled or name == cancelled_at
        needs = {one: {"result": done[one].result, "outputs": done[one].outputs} for one in _needs(job)}
        known = {**contexts, "needs": needs}
        status = Status.after({one: done[one].result for one in _chain(workflow, name)}, cancelled)
        if not holds(job.get("if", "success()"), known, status):
            done[name] = Job(CANCELLED if cancelled else SKIPPED)
        else:
            done[name] = _play_job(name, job, known, outcome)
    return done


def _play_job(name: str, job: Mapping[str, Any], contexts: Contexts, outcome: Play) -> Job:
    """Play the steps of a job that runs; one that runs although somebody cancelled the workflow is not cancelled itself."""
    done, result = Job(SUCCESS), SUCCESS
    for step in job["steps"]:
        key = step.get("id", step.get("name", step.get("uses", "")))
        known = {**contexts, "steps": {one: _seen(found) for one, found in done.steps.items()}}
        if not holds(step.get("if", "success()"), known, Status(result == SUCCESS, result == FAILURE)):
            done.steps[key] = Step(SKIPPED)
            continue
        env = {one: filled(value, known) for one, value in {**step.get("env", {}), **step.get("with", {})}.items()}
        found = outcome(name, key)
        done.steps[key] = Step(found.outcome, found.outputs, env)
        if found.outcome == FAILURE and step.get("continue-on-error") != "true":
            result = FAILURE
    known = {**contexts, "steps": {one: _seen(found) for one, found in done.steps.items()}}
    outputs = {one: filled(value, known) for one, value in job.get("outputs", {}).items()}
    return Job(result, outputs, done.steps)


def _seen(step: Step) -> dict[str, object]:
    return {"outcome": step.outcome, "outputs": step.outputs}


def _needs(job: Mapping[str, Any]) -> list[str]:
    needs = job.get("needs", [])
    return [needs] if isinstance(needs, str) else list(needs)


def _chain(workflow: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield every job that one needs, and those that these need."""
    for need in _needs(workflow["jobs"][name]):
        yield need
        yield from _chain(workflow, need)
