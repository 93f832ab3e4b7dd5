"""Where linked accounts' numbers come from: one adapter per platform, behind one protocol.

`protocol` is what all of them can do, `choosing` makes those that are switched on. `asking` is how each question is
put: not too many at once, again after a hiccup, not at all while the other side is down; `breaker`, `waiting` and
`ledger` are its parts. `reading` makes values of what strangers write. Everything but `choosing` loads httpx, so it is
loaded when the first account is linked.
"""
