"""What can be pressed of reports, ledgers and pictures."""

from cogs.shoutouts import presses_balance, presses_report

PRESSES = (presses_report.presses, presses_balance.presses)
