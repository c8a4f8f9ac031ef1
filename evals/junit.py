"""A judgement as JUnit XML, which CI systems show: one suite, a test for each check."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from evals.gate import Judgement

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold, not even escaped."""


def junit(judgement: Judgement, name: str) -> str:
    """The XML of a run's judgement; notes are the suite's output."""
    attributes = {"name": f"gate {name}", "tests": str(len(judgement.checks)), "failures": str(len(judgement.failures))}
    suite = ET.Element("testsuite", attributes | {"errors": "0"})
    for check in judgement.checks:
        where = {"classname": f"gate.{check.case or 'run'}", "name": f"{check.kind}: {check.name}"}
        test = ET.SubElement(suite, "testcase", where)
        if not check.passed:
            message = _NOT_XML.sub("\ufffd", check.message)
            ET.SubElement(test, "failure", {"message": message[:200], "type": check.kind}).text = message
    ET.SubElement(suite, "system-out").text = _NOT_XML.sub("\ufffd", "\n".join(judgement.notes))
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def write_junit(judgement: Judgement, name: str, path: Path) -> None:
    """The XML as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(junit(judgement, name), "utf-8")
