"""Seeded regressions and harmless changes, each run through the gate: does it stop the first, and let the second by?

`changes` is the table of them, `effects` what each does, `prompts` the changed prompts, `trying` puts one in force and
runs it. Nothing on disk is edited: a change wraps what passes from one stage to the next, or a constant of a stage.
"""
