"""How far two labellers agree: their labels as each made them, row by row. No program's output is looked at.

`second.yaml` is compared with `first.yaml`, the first labels before the second were seen, or with `case.yaml` where
the two are still the same.

Claims are paired one to one where their first quotes cover the same words. All else is compared over what is paired,
so that a claim which one labeller alone made is counted once, under "claims"; only "relations" counts it again.
"""

from evals.agreement.model import Both, Row
from evals.agreement.pairing import FIRST, SECOND, read
from evals.agreement.rows import rows

__all__ = ["FIRST", "SECOND", "Both", "Row", "read", "rows"]
