"""The simulated group: the real bot, unchanged, in an in-memory Discord, played in a browser.

`serve` opens the front page, `tour` plays the whole story without one. Both
need the optional packages of the demo; nothing else in the bot imports this.

cast, chatter   who they are and what they say (data)
pace, turn      how time passes, and one thing at a time
world           the group, its clock and the bot; people, doors: what can happen in it
history         the weeks before the curtain rises; features join in through `stage`
screen, listing what one person sees
server, proxy   the front page and the framed channel
tour, camera    the story as steps, and its pictures
"""
