"""`python -m bot` is `greenroom`."""

from bot.cli import main

if __name__ == "__main__":
    main()
