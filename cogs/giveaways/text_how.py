"""How a giveaway is drawn, in words that need no mathematics."""

TITLE = "How it is drawn"
SEALED = (
    "**Sealed at the start.** Before anybody entered, I chose a secret number and put its fingerprint on the card. "
    "From then on nobody can swap it, not even I."
)
LISTED = (
    "**The list is closed.** At the end I look at every entry once more, then post a fingerprint of the whole list of "
    "tickets. Nobody can be added or taken out after that."
)
BEACON = (
    "**A public number joins in.** It is made by a group of independent organisations a moment later, the same for the "
    "whole world. So neither the moderators nor I know beforehand who wins."
)
NO_BEACON = (
    "**No public number.** This giveaway is drawn from the sealed number alone, so whoever runs me has to be trusted "
    "not to add entries."
)
ORDERED = (
    "**One order for all.** The numbers put every ticket into an order. The first ones win, and the next ones are next "
    "in line. More entries mean a better chance, and everybody can win once."
)
AFTER = "A winner has {hours} to claim the prize. Otherwise it goes to the next in line, and the reason is posted."
VERIFY = "After the draw, anybody can compute it again with the proof, without trusting anyone here."
