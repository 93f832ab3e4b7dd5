"""Pictures of shoutouts: the card of a turn, made to be shared, and how fair a rotation has been.

`specs` says what is in them, `alt` says the same to somebody who cannot see it. `drawing` knows a module for each.
"""
