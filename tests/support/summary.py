"""What tests have to tell beside whether they passed, in the summary of a run: whatever they record as a property."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [*terminalreporter.getreports("failed"), *terminalreporter.getreports("passed")]
    for name, value in sorted({each for report in reports for each in report.user_properties}):
        terminalreporter.write_line(f"{name}: {value}")
