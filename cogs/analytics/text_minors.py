"""Words of the switch for whoever is under 18."""

SWITCH = "I am under 18"
SURE = (
    "Numbers are for people who are 18 or older. If you are younger, I switch them off for you: everything you logged, "
    "linked and shared is removed at once, also from messages that were posted, and nothing new is kept. Nobody is "
    "told, moderators included; everything else in the group stays as it is for you."
)
YES, NO = "Yes, switch them off", "Keep my numbers"
OFF_TITLE = "Your numbers are off"
OFF = "You told me that you are under 18, so nothing about your numbers is kept, shown or looked at. Nobody sees this."
BACK = "I am 18 or older"
