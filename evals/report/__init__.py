"""A run as one page that needs no network and no script: `charts` (intervals as pictures), `marks` (spans), `view`."""

from evals.report.page import report, write_report

__all__ = ["report", "write_report"]
