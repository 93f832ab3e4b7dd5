"""The picture of a group's week: `specs` says what is in it, `alt` tells it, `drawing` draws it."""
