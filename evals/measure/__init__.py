"""How well each part does on labelled data that nobody here wrote: `python -m evals.measure.<part>`."""
