"""Ingest: files, folders, standard input and JSON become Documents, with the parts of the page marked.

Read in this order: `files` (what is read), `decode` (bytes to text), `records` (JSON), `documents` (a text becomes a
Document), `blocks` (what each line is, by the tables in `shapes`, `captions`, `datelines` and `dates`), `infer` (what
the page tells of itself), `years`, `language`.

Nothing is ever deleted: offsets count in the canonical text, and what is no story is marked as other than body.
"""

from briefing.ingest.blocks import mark
from briefing.ingest.decode import MAX_DOCUMENT, MAX_FILE
from briefing.ingest.documents import admit, from_text
from briefing.ingest.files import read
from briefing.ingest.records import from_records

__all__ = ["MAX_DOCUMENT", "MAX_FILE", "admit", "from_records", "from_text", "mark", "read"]
