"""Pictures with fictional people: as they will be, and as bad as they can get."""

from dataclasses import replace
from datetime import date

from bot.pictures.spec import Look, Name, Spec, Stated
from cogs.shoutouts import text_report
from cogs.shoutouts.pictures.specs import FairnessPicture, Handle, Part, TurnPicture

TURN = TurnPicture(
    name=Name(display="Sofia Reyes", handle="sofia.styles"),
    rotation="Friday shoutouts",
    greeting="With love from the Green Room fam",
    prompt="Say what you learned from their newest content, and who of your audience should see it.",
    sentence="Rainy day outfits for people who walk to work, all of it second hand.",
    handles=(Handle("Instagram", "@sofia.styles"), Handle("TikTok", "@sofiareyes")),
)
LONG = "Maximiliana Alexandrina von und zu Hohenstein-Langenburg the Second"
WORDY = "I test every single umbrella that anybody has ever made, in every wind that blows along the whole of this " * 2

TURNS: dict[str, Spec] = {
    "turn": TURN,
    "turn, light": replace(TURN, look=Look.LIGHT),
    "turn, one word": replace(TURN, name=Name(display="M" * 32), handles=(), sentence=""),
    "turn, long": replace(
        TURN,
        name=Name(display=LONG),
        rotation=f"{LONG} and friends",
        greeting=f"With love from all of us at {LONG}",
        prompt=WORDY[:160],
        sentence=WORDY[:200],
        handles=tuple(Handle("Instagram", f"@{'a.very.long.handle.' * 3}") for _ in range(5)),
    ),
    "turn, right to left": replace(
        TURN,
        name=Name(display="سارة الحسيني", handle="sara"),
        greeting="مع الحب من مجموعتنا",
        sentence="أخبز الخبز القديم وأعلم الناس المشغولين كيف يصنعونه في البيت.",
    ),
    "turn, hebrew": replace(TURN, name=Name(display="שרה לוי"), rotation="חיפה · Friday", look=Look.LIGHT),
    "turn, emoji": replace(TURN, name=Name(display="✨🌸 Keiko 🍞✨", handle="keiko.bakes"), greeting="Hey fam 👋"),
    "turn, only emoji": replace(TURN, name=Name(display="😀😀", handle="misaki.bakes"), prompt=""),
    "turn, bare": TurnPicture(name=Name(display=""), rotation="Shoutouts", greeting="Hey fam"),
}

STATED = Stated(
    formula=text_report.FORMULA,
    as_of=date(2026, 11, 22),
    provenance="from the group's ledger",
    sample="32 rounds",
)
FAIR = FairnessPicture(
    title="How fair is it?",
    subtitle="Friday shoutouts",
    stated=STATED,
    turns=(2, 2, 2, 2, 1, 2, 2, 1, 1, 2, 2, 1, 2, 2, 1, 1, 0, 1, 2),
    waits=(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18),
    spread=1,
    longest=19,
    newcomers=(1, 2, 1),
    parts=(
        Part("Niche lifestyle", 8, 1.04),
        Part("Local community", 5, 0.91),
        Part("Product reviewers and unboxers", 4, 1.0),
        Part("Event hosts and community builders", 2),
    ),
)
FAIRNESS: dict[str, Spec] = {
    "fairness": FAIR,
    "fairness, light": replace(FAIR, look=Look.LIGHT),
    "fairness, nobody yet": replace(FAIR, turns=(0, 0, 0), waits=(), spread=None, longest=None, newcomers=(), parts=()),
    "fairness, one": replace(FAIR, turns=(1,), waits=(0,), spread=0, longest=None, newcomers=(), parts=()),
    "fairness, huge": replace(
        FAIR,
        title=f"How fair is it in {LONG}?",
        subtitle=f"{LONG} and everybody else who came to the party",
        turns=tuple(1 + number % 3 for number in range(5_000)),
        waits=tuple(range(5_000)),
        spread=12_345,
        longest=123_456,
        newcomers=(98_765,),
    ),
}
