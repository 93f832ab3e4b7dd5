"""Every text of onboarding for people. Names of niches and the like are in `cogs.profiles.text`."""

DEFAULT_RULES = """
1. Be kind, and be useful. We support each other with shoutouts, collabs and honest advice.
2. Share real numbers or none. What is shared in the group stays in the group.
3. Say clearly when content is sponsored.
4. No rounds of likes, comments or follows for each other.
""".strip()

DEFAULT_PLEDGE = (
    "I show up as myself: my numbers are real, my sponsored content says so, "
    "and I support people here because I mean it."
)

NO_CHANNEL = (
    "An introduction is waiting: I cannot write in the introductions channel, or there is none. "
    "Run /doctor to see what is missing, or /setup to choose another channel. "
    "I post what is waiting by myself as soon as I can."
)
NO_ROLES = (
    "Somebody finished their introduction and I cannot give them their roles. "
    "I need the permission Manage Roles, and my own role has to stand above the ones I give: /doctor shows which. "
    "I try again by myself as soon as it is mended."
)
