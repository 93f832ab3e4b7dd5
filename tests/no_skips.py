"""Where everything is supposed to be there (GREENROOM_NO_SKIPS=1), a skipped test is a failed one.

GREENROOM_MAY_SKIP holds a word: a skip whose reason has it is allowed all the same.
"""

import os
from collections.abc import Generator

import pytest

SWITCH = "GREENROOM_NO_SKIPS"
ALLOWED = "GREENROOM_MAY_SKIP"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Look at a test and its fixtures."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Look at a whole file."""
    report = yield
    _refuse_skip(report)
    return report


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure that says why. An expected failure is no skip."""
    if os.environ.get(SWITCH) and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        allowed = os.environ.get(ALLOWED)
        if allowed and allowed in str(reason):
            return
        report.outcome = "failed"
        report.longrepr = f"{SWITCH} is set, so nothing may be skipped: {reason}"
