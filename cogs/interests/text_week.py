"""What interest says in the group's digest."""


def offered(count: int) -> str:
    """How often somebody wanted to join a collab. It takes five people to be told, so there are several."""
    return f"**Interest**: {count:,} times this week, somebody offered to join a collab."
