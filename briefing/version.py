"""The version of this package; its only other home is `pyproject.toml`, and a test holds the two together."""

__version__ = "0.1.0"
