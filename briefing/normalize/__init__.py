"""Text → value: quantities with their bound, times with their granularity, names with their variants. Pure and fast."""
