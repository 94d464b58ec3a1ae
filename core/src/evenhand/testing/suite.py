"""The conformance suite as tests: ``pytest --pyargs evenhand.testing.suite --framework NAME``.

One test for each check and each framework of each plugin, named from metadata, so that a plugin that cannot be loaded
fails by its name instead of being absent.
"""

from __future__ import annotations

import pytest

from evenhand.testing.pytest_plan import plan_of
from evenhand.testing.registry import Check
from evenhand.testing.runner import run_one
from evenhand.testing.subject import Subject


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test for every subject and check of the run."""
    plan = plan_of(metafunc.config).plan
    pairs = [(subject, check) for subject in plan.subjects for check in plan.checks]
    metafunc.parametrize(("subject", "check"), pairs, ids=[_name(*pair) for pair in pairs])


def test_rule(subject: Subject, check: Check, request: pytest.FixtureRequest) -> None:
    """The plugin keeps the rule, or its author waives it and the waiver is still true."""
    result = run_one(check, subject, plan_of(request.config).plan.waivers_of(subject))
    told = "\n".join([*result.findings, f"rule: {check.rule}", f"fix: {check.fix}"])
    if result.status == "not run":
        pytest.skip(result.reason)
    if result.status == "waived":
        pytest.xfail(f"waived: {result.reason}")
    if result.status == "untrue waiver":
        pytest.fail("; ".join(result.findings), pytrace=False)
    if result.fails:
        pytest.fail(told, pytrace=False)
    if result.findings:
        pytest.xfail(f"{check.level}: {'; '.join(result.findings)}")


def _name(subject: Subject, check: Check) -> str:
    framework = f"-{subject.framework_id}" if subject.framework_id not in ("", subject.plugin) else ""
    return f"{subject.plugin}{framework}-{check.id}"
