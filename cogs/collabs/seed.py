"""The board in the simulated group: three requests that are open while the visitor looks on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.by import By
from bot.demo.stage import Scene, Suggestion
from cogs.collabs import service
from cogs.collabs.model import Nature
from cogs.collabs.model_drafting import Answers, Page

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World


@dataclass(frozen=True)
class _Post:
    """What somebody types, page by page, and when."""

    day: int
    handle: str
    nature: Nature
    pages: Mapping[Page, Answers]


_POSTS = (
    _Post(
        12,
        "priya.plates",
        Nature.COLLAB,
        {
            Page.BASICS: {
                "title": "One pan, one pot: a curry and the tea for it",
                "kind": ["creator"],
                "what": "I cook, you choose and brew the tea. A reel each, and we appear in both.",
                "deadline": "in 3 weeks",
                "slots": "1",
            },
            Page.WANTED: {"niches": ["food"], "sizes": "5k to 20k", "where": ["remote"]},
            Page.FREEDOM: {"fixed": "Both names in the first line.", "free": "The recipe, the tea, the music."},
        },
    ),
    _Post(
        16,
        "mei.sips",
        Nature.PAID,
        {
            Page.BASICS: {
                "title": "Cold brew tea, tried by people who dislike tea",
                "kind": ["review"],
                "what": "One honest video of your first cup. Say so if you do not like it.",
                "deadline": "in 4 weeks",
                "slots": "3",
            },
            Page.PAY: {
                "compensation": ["fee"],
                "fee": "120 EUR",
                "brand": "Slow Leaf",
                "rights": ["share"],
                "term": ["quarter"],
            },
            Page.WANTED: {"platforms": ["tiktok", "instagram"], "sizes": "from 5k", "where": ["remote"]},
        },
    ),
    _Post(
        19,
        "ines.hosts",
        Nature.COLLAB,
        {
            Page.BASICS: {
                "title": "A long table for eight creators",
                "kind": ["event"],
                "what": "I host and cook. Everybody films one small thing and posts it in the same week.",
                "deadline": "in 5 weeks",
                "slots": "7",
            },
            Page.WANTED: {"sizes": "", "where": ["region"], "region": "Lisbon"},
        },
    ),
)
_TRY = Suggestion(
    "collab",
    "Post a collab",
    "As Sofia, type /collab post in any channel and answer the first question. The card appears in #collabs.",
    lambda world: world.ears.pressed("collabs:post"),
)


async def play(bot: "Greenroom", world: "World") -> None:
    """Book what they post."""
    for post in _POSTS:
        world.book(timedelta(days=post.day, hours=16), _posting(bot, post))
    world.suggest(_TRY)


def _posting(bot: "Greenroom", post: _Post) -> Scene:
    async def scene(world: "World") -> None:
        who = By(world.guild.id, world.people[post.handle].id, world.now())
        async with bot.db.write() as conn:
            made = await service.begin(conn, who, post.nature, post.pages[Page.BASICS])
            for page, answers in post.pages.items():
                await service.fill(conn, who, made.request.id, page, answers)
            await service.post(conn, who, made.request.id)

    return scene
