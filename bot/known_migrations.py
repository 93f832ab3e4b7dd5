"""Which migrations this Greenroom has, by the names of their files.

A start asks nothing else of them as long as the database is up to date. Alembic would tell it too, but once loaded it
makes a start a twentieth longer and nine megabytes bigger.
"""

from pathlib import Path


def migrations_folder() -> Path:
    """Beside the package in a checkout; inside the package in an installed wheel."""
    package = Path(__file__).parent
    checkout = package.parent / "migrations"
    return checkout if (checkout / "env.py").exists() else package / "_migrations"


def versions() -> list[str]:
    """All of them, the newest last."""
    return sorted(file.stem.partition("_")[0] for file in (migrations_folder() / "versions").glob("[0-9]*.py"))


def knows(version: str) -> bool:
    """Whether this Greenroom has a migration of that name. A newer one wrote what it does not know."""
    return version in versions()


def is_newest(version: str | None) -> bool:
    """Whether a database of that version lacks nothing: then there is nothing to migrate."""
    return [version] == versions()[-1:]
