"""How coming and going reads where people see what is stored about them."""

from bot.telling import Words

TOLD: Words = {"joined": "Joined", "greeted": "Greeted", "left": "Left"}
