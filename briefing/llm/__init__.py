"""The one home of openai and instructor.

A question passes, from top to bottom: `client` (turns, deadline, asking again), `failures` on the way back (one error
of our own for each of theirs), `transport` (counts, caches, records, replays) with `requests`, `disk` and `recordings`
under it, and the wire. `costs` counts, and `scripted` is a client for tests.
"""

from briefing.llm.client import Client, Options
from briefing.llm.costs import Meter, Prices
from briefing.llm.scripted import ScriptedWire, completion, scripted

__all__ = ["Client", "Meter", "Options", "Prices", "ScriptedWire", "completion", "scripted"]
