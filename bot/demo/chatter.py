"""What the people of the simulated group say to each other: lines of text, no logic."""

from dataclasses import dataclass

LOUNGE, WINS, QUESTIONS, BACKSTAGE = "lounge", "wins", "questions", "moderators"

CHANNELS = (
    (LOUNGE, "Come in, sit down, say hello"),
    (WINS, "Something went well? Tell us, with numbers if you like"),
    (QUESTIONS, "Ask anything. Nobody here knows everything"),
)


@dataclass(frozen=True)
class Line:
    """One message: `day` and `hour` count from the start of the history."""

    day: int
    hour: int
    channel: str
    handle: str
    text: str


LINES = (
    Line(0, 9, LOUNGE, "ines.hosts", "Hey fam! What's good? New week, new light."),
    Line(0, 10, LOUNGE, "sofia.layers", "Morning. Two shoots today and it is raining sideways."),
    Line(
        0,
        11,
        QUESTIONS,
        "cole.codes",
        "How long before a stream do you announce it? I post an hour before and it feels late.",
    ),
    Line(
        0,
        12,
        QUESTIONS,
        "pia.plays",
        "The day before, then again ten minutes before. The second one brings the people.",
    ),
    Line(2, 8, WINS, "priya.plates", "The one-pan series: 5.1 % engagement over four weeks. Saves did it, not likes."),
    Line(2, 9, WINS, "kofi.talks", "That is the number to put in your media kit. Congratulations."),
    Line(4, 18, LOUNGE, "jamal.lifts", "Film on Sunday, post all week. That is my whole secret."),
    Line(
        5,
        15,
        QUESTIONS,
        "milo.skin",
        "A brand wants usage rights for a year. Fee is fine, the year is not. What did you settle on?",
    ),
    Line(5, 16, QUESTIONS, "leila.maps", "Three months, then we talk again. They said yes without blinking."),
    Line(8, 10, LOUNGE, "amara.grows", "Tomatoes survived the hail. So did I, barely."),
    Line(10, 19, WINS, "bex.trails", "First paid partnership. A train company. I may have cried on platform 4."),
    Line(10, 20, WINS, "ollie.bikes", "On a platform, as it should be. Well done."),
    Line(
        14, 9, QUESTIONS, "hana.rooms", "Does anyone mark gifted furniture in the first line, or is the label enough?"
    ),
    Line(14, 10, QUESTIONS, "theo.frames", "First line and the label. Clear once is cheaper than explaining twice."),
    Line(17, 21, LOUNGE, "zuri.spins", "Looking for somebody calm to film a desk dance with. Bring the desk."),
    Line(18, 8, LOUNGE, "greta.paints", "I am calm. I also have three desks. Let us talk."),
    Line(20, 17, WINS, "rosa.market", "Forty people came to the market walk. Forty. I counted them twice."),
)
