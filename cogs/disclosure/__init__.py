"""Disclosure: is this caption clearly marked as an ad, for this market and on this platform? Explained, never judged.

`model` holds the kinds of content and what a look can find, `model_rules` reads the rules that come as data,
`model_reading` cuts a caption into its words, `model_check` looks at it.
"""
