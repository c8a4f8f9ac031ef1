"""Statements put together from what sentences of news are made of, for properties of their wording."""

from hypothesis import strategies as st

HOLT = "Mayor Ines Holt of Oldmere"
PARTS = (
    "On Monday,",
    "Last week,",
    HOLT,
    "Foreign Minister Ana Ruiz",
    "She",
    "said",
    "met Omar Sy in Dakar",
    "voted to close 3 of 12 schools",
    ", who is 61,",
    ", as both countries seek to renew a pact on fishing,",
    "“we will rebuild every house that fell”",
    "(most of them children)",
    "for talks on fishing rights",
    "with three members absent",
    "because of the flood — the worst since 1931 —",
    "in the U.S.",
    "“",
    "the",
)
STATEMENTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=8).map(lambda parts: " ".join(parts) + ".")
