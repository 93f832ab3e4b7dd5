"""Pictures of a creator's numbers.

`specs` and `specs_sheets` say what is in a picture, in plain numbers and words; `alt` says the same to somebody who
cannot see it; `kit` makes the files of a media kit. `bot/pictures` makes the PNG, by `drawing`, which knows a module
for each kind of picture.
"""
