"""Alembic's entry point. The connection, its transaction and the lock are `bot.migrate`'s."""

from alembic import context

from bot.db import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
