"""The HTTP API over the pipeline and the store.

In reading order: `app` puts the parts together, `routes` has the endpoints, `making` goes from a request to a stored
briefing, `threads` has where that work is done, `wire` what goes over the wire, `negotiation` which representation,
`guards` what is refused unread, `problems` every error, `openapi` the description of it all, `run` the server.
"""

from briefing.serve.app import create_app
from briefing.serve.run import run

__all__ = ["create_app", "run"]
