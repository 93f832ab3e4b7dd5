"""Every text of shoutouts for people."""

NO_CHANNEL = (
    "A newcomer has introduced themselves, and there is no shoutouts channel to say hello in. "
    "Run /setup to make or choose one. Newcomers after that are greeted there."
)
