"""Pictures, made off the event loop. What is in them is up to each feature.

A feature says what is in a picture in a spec (`spec`), in plain numbers and words, and draws it in a module `drawing`
beside the module of that spec. `renderer` turns specs into PNG files in its one thread; `bot.studio` attaches them.

Everything else is for those who draw, and loads matplotlib: `loading` is the only way in. `theme` holds the colours and
sizes, `fonts` what can be written, `figures` how numbers are, `canvas` the paper, `frame` what charts share.
"""
