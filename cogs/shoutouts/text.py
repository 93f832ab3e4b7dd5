"""Every text of shoutouts for people."""

NO_CHANNEL = (
    "A newcomer has introduced themselves, and there is no shoutouts channel to say hello in. "
    "Run /setup to make or choose one. Newcomers after that are greeted there."
)
READ = "Read their introduction"
WHAT_HELPS = "A question about their content is worth more than a wave."


def hello(name: str) -> str:
    """The heading."""
    return f"Say hello to {name}"


def here_is(user_id: int) -> str:
    """Who it is about; the mention rings for them alone."""
    return f"Hey fam, <@{user_id}> is new here and has just told us who they are."
