"""How far two labellers agree: `case.yaml` beside `second.yaml`, row by row. No program's output is looked at.

Claims are paired one to one where their first quotes cover the same words. All else is compared over what is paired,
so that a claim which one labeller alone made is counted once, under "claims"; only "relations" counts it again.
"""

from evals.agreement.model import Both, Row
from evals.agreement.pairing import SECOND, read
from evals.agreement.rows import rows

__all__ = ["SECOND", "Both", "Row", "read", "rows"]
