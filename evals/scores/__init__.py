"""Scores: pure functions from labels and output to values with reasons."""

from evals.scores.aggregate import mean, resamples
from evals.scores.model import Aggregate, Better, Output, Score, Status

__all__ = ["Aggregate", "Better", "Output", "Score", "Status", "mean", "resamples"]
