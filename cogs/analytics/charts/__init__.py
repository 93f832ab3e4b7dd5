"""Pictures of a creator's numbers, made off the event loop.

`specs` and `specs_sheets` say what is in a picture, in plain numbers and words; `alt` says the same to somebody who
cannot see it; `renderer` makes the PNG in its one thread. `kit` makes the files of a media kit.

Everything else draws, and loads matplotlib: `loading` is the only way in. `theme` holds the colours and sizes, `fonts`
what can be written, `canvas` the paper, `frame` what all pictures share; then a module for each kind of picture.
"""
