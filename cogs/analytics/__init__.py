"""Shared analytics: a creator's numbers, private until they share them.

`model` is the vocabulary: accounts, snapshots, content, notes. `model_rates`, `model_growth` and `model_habits` work
things out from them, `store` keeps them.
"""
