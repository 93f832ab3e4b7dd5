"""The people of the simulated group: pure data, all of them fictional.

Here: who they are and what they would tell a group. Not here: their Discord
accounts (`people`) and what they say to each other (`chatter`).
Audience sizes are follower counts. Platforms are spread as in the field:
Instagram about 35 %, TikTok 20 %, YouTube 15 %, then the others.
"""

from dataclasses import dataclass

GROUP = "The Green Room"
TOPIC = "A private group of creators who help each other"


@dataclass(frozen=True)
class Person:
    """One creator: `handle` is the account name, `since` the day of the history on which they join (0: before it)."""

    handle: str
    name: str
    industry: str
    niche: str
    platform: str
    followers: int
    zone: str
    here_as: str = "aspiring creator"
    subgroup: str = "niche lifestyle"
    since: int = 0

    @property
    def region(self) -> str:
        """Where they say they live."""
        return REGIONS[self.zone]


REGIONS = {
    "Africa/Accra": "Accra, Ghana",
    "Africa/Lagos": "Lagos, Nigeria",
    "Africa/Nairobi": "Nairobi, Kenya",
    "America/Chicago": "Chicago, United States",
    "America/Denver": "Denver, United States",
    "America/Jamaica": "Kingston, Jamaica",
    "America/Mexico_City": "Mexico City",
    "America/New_York": "New York, United States",
    "America/Sao_Paulo": "São Paulo, Brazil",
    "America/Toronto": "Toronto, Canada",
    "Asia/Beirut": "Beirut, Lebanon",
    "Asia/Kolkata": "Kochi, India",
    "Asia/Singapore": "Singapore",
    "Asia/Tokyo": "Tokyo, Japan",
    "Europe/Amsterdam": "Utrecht, Netherlands",
    "Europe/Berlin": "Leipzig, Germany",
    "Europe/Copenhagen": "Aarhus, Denmark",
    "Europe/Dublin": "Galway, Ireland",
    "Europe/Lisbon": "Lisbon, Portugal",
    "Europe/London": "Leeds, England",
    "Europe/Madrid": "Valencia, Spain",
    "Europe/Oslo": "Bergen, Norway",
    "Europe/Paris": "Lyon, France",
    "Europe/Rome": "Bologna, Italy",
    "Europe/Stockholm": "Malmö, Sweden",
    "Europe/Vienna": "Vienna, Austria",
    "Europe/Warsaw": "Gdańsk, Poland",
    "Europe/Zagreb": "Zagreb, Croatia",
}


_FASHION, _TRAVEL, _TECH = "fashion and beauty", "travel and lifestyle", "business and tech"
_FUN, _HOME, _FOOD = "entertainment", "home and family", "food"
_FIT, _PARENT = "fitness and wellness", "parenting"
_EXPERT, _FAN, _BRAND = "niche expert", "community enthusiast", "brand strategist"
_LOCAL, _REVIEW, _HOST = "local community", "product reviewers and unboxers", "event hosts and community builders"

OWNER = Person(
    "ines.hosts", "Inês Duarte", _HOME, "Slow evenings, long tables and who to invite",
    "Instagram", 46_200, "Europe/Lisbon", _EXPERT, _HOST,
)  # fmt: skip

MODERATORS = (
    Person("theo.frames", "Theo Lindqvist", _FUN, "Film photography for people without patience",
           "YouTube", 31_500, "Europe/Stockholm", _EXPERT, _REVIEW),
    Person("amara.grows", "Amara Okafor", _HOME, "Balcony gardens that survive a summer",
           "Instagram", 22_800, "Africa/Lagos", _FAN, _LOCAL),
)  # fmt: skip

CREATORS = (
    Person("sofia.layers", "Sofia Reyes", _FASHION, "Thrifted outfits for office days",
           "Instagram", 15_000, "Europe/Madrid"),
    Person("jamal.lifts", "Jamal Carter", _FIT, "Strength for people with twenty minutes",
           "Instagram", 40_300, "America/New_York", _EXPERT),
    Person("lotte.knits", "Lotte Vermeer", _HOME, "Knitting patterns with mistakes left in",
           "Instagram", 8_900, "Europe/Amsterdam", _FAN),
    Person("priya.plates", "Priya Nair", _FOOD, "Weeknight Kerala cooking, one pan",
           "Instagram", 61_400, "Asia/Kolkata", _EXPERT),
    Person("milo.skin", "Milo Ferrari", _FASHION, "Sensitive skin, short routines",
           "Instagram", 12_700, "Europe/Rome", subgroup=_REVIEW),
    Person("hana.rooms", "Hana Sato", _HOME, "Small flats, good light", "Instagram", 27_600, "Asia/Tokyo"),
    Person("bex.trails", "Bex Holloway", _TRAVEL, "Day hikes by train",
           "Instagram", 5_300, "Europe/London", subgroup=_LOCAL),
    Person("noor.inks", "Noor Haddad", _FUN, "Arabic lettering, slowly", "Instagram", 18_200, "Asia/Beirut", _EXPERT),
    Person("tomas.tiny", "Tomás Vidal", _PARENT, "Twins, trams and packed lunches",
           "Instagram", 3_100, "Europe/Madrid", _FAN, since=6),
    Person("zuri.spins", "Zuri Mwangi", _FUN, "Dance breaks for desk workers", "TikTok", 88_000, "Africa/Nairobi"),
    Person("felix.fixes", "Felix Brandt", _TECH, "Old phones, second lives",
           "TikTok", 24_900, "Europe/Berlin", _EXPERT, _REVIEW),
    Person("mei.sips", "Mei Tan", _FOOD, "Tea for people who think they hate tea", "TikTok", 9_700, "Asia/Singapore"),
    Person("ollie.bikes", "Ollie Grant", _FIT, "Commuting by cargo bike",
           "TikTok", 14_400, "Europe/London", subgroup=_LOCAL),
    Person("dani.thrift", "Dani Moreau", _FASHION, "One euro finds, styled three ways",
           "TikTok", 36_800, "Europe/Paris", since=13),
    Person("ravi.builds", "Ravi Menon", _TECH, "Side projects that ship",
           "YouTube", 53_700, "Asia/Kolkata", _EXPERT, _REVIEW),
    Person("greta.paints", "Greta Holm", _FUN, "Watercolour in real time", "YouTube", 17_300, "Europe/Copenhagen"),
    Person("sam.stoves", "Sam Whitaker", _FOOD, "Camp cooking, no gadgets", "YouTube", 6_600, "America/Denver", _FAN),
    Person("leila.maps", "Leila Karimi", _TRAVEL, "Cities for people who walk",
           "YouTube", 99_100, "Europe/Vienna", _EXPERT, _HOST),
    Person("ana.boards", "Ana Kovač", _HOME, "Colour plans for rented homes", "Pinterest", 41_900, "Europe/Zagreb"),
    Person("june.joins", "June Abbott", _HOME, "Joinery with hand tools",
           "Pinterest", 2_400, "America/Chicago", since=16),
    Person("pia.plays", "Pia Nowak", _FUN, "Cosy games, calm voice", "Twitch", 11_200, "Europe/Warsaw", subgroup=_HOST),
    Person("cole.codes", "Cole Bennett", _TECH, "Building a game in public", "Twitch", 4_800, "America/Toronto"),
    Person("rosa.market", "Rosa Delgado", _FOOD, "What is ripe at the market this week",
           "Facebook", 7_900, "America/Mexico_City", _FAN, _LOCAL),
    Person("wren.words", "Wren Fletcher", _FUN, "One short poem a day", "Bluesky", 1_300, "Europe/Dublin", since=19),
    Person("kofi.talks", "Kofi Mensah", _TECH, "Pricing talk for small studios",
           "Podcast", 10_500, "Africa/Accra", _BRAND, _HOST),
)  # fmt: skip

NEWCOMERS = (
    Person("keiko.bakes", "Keiko Mori", _FOOD, "Traditional baking, one loaf at a time",
           "Instagram", 7_000, "Asia/Tokyo", _EXPERT),
    Person("dev.unboxes", "Dev Anand", _TECH, "Honest first hours with new gear",
           "YouTube", 19_600, "Asia/Kolkata", subgroup=_REVIEW),
    Person("marta.moves", "Marta Silva", _FIT, "Mobility for tired backs", "TikTok", 33_200, "America/Sao_Paulo"),
    Person("eli.strings", "Eli Rosen", _FUN, "Guitar repairs and stories", "YouTube", 1_900, "America/New_York"),
    Person("yara.weaves", "Yara Haidar", _HOME, "Handwoven things for daily use", "Instagram", 5_800, "Europe/Paris"),
    Person("bo.brews", "Bo Eriksen", _FOOD, "Coffee without snobbery", "TikTok", 12_100, "Europe/Oslo"),
    Person("tia.tales", "Tia Campbell", _PARENT, "Bedtime stories you can finish",
           "Instagram", 2_700, "America/Jamaica", _FAN),
    Person("luca.lenses", "Luca Conti", _TRAVEL, "Night trains and film", "Instagram", 48_400, "Europe/Rome"),
)  # fmt: skip

EVERYBODY = (OWNER, *MODERATORS, *CREATORS, *NEWCOMERS)

HERE_BEFORE = tuple(person for person in (*CREATORS, *MODERATORS, OWNER) if not person.since)
"""Who was there before the bot, in the order in which they introduce themselves: so many each day."""
A_DAY = 4

ALSO = {
    "priya.plates": ("YouTube", 8_200),
    "sofia.layers": ("TikTok", 6_400),
    "theo.frames": ("Instagram", 4_900),
    "leila.maps": ("Instagram", 21_500),
    "zuri.spins": ("Instagram", 12_300),
    "cole.codes": ("Bluesky", 1_100),
    "ana.boards": ("Instagram", 9_400),
    "dani.thrift": ("Instagram", 5_200),
}
"""Who has a second place for their content: where, and how many followers."""

OPEN_ABOUT_NUMBERS = frozenset(
    {"ines.hosts", "theo.frames", "sofia.layers", "jamal.lifts", "priya.plates", "kofi.talks", "leila.maps",
     "felix.fixes", "zuri.spins", "tomas.tiny", "bex.trails"}
)  # fmt: skip
"""Who shows the group their follower numbers."""

BY_DM = ("sofia.layers", "jamal.lifts", "lotte.knits", "milo.skin", "tomas.tiny", "dani.thrift")
"""Who asked to be written to directly."""

IN_THREAD = ("hana.rooms",)
"""Who would rather read it in a private thread."""
