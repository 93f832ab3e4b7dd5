"""Whether `/find` grows slower than a group: 5,000 members against 50, each with a profile, a size and a rate.

In proportion would be a ratio of 100. A page is the same length in both; what differs is how much is filed.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.databases import UrlIn
from bot.by import By
from bot.db import Database, open_database
from bot.migrate import migrate
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.service_seeding import agree
from cogs.finding import service, service_filing
from cogs.finding.model import Wanted
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Niche, Platform, PlatformEntry

FEW, MANY = 50, 5_000
AIM = 5.0
_GROUP, _ME, _FIRST = 1, 999, 1_000
_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_PLACES = ("Leeds, UK", "Lisbon, Portugal", "Porto, Portugal", "Berlin", "Toronto, Canada", "Austin, Texas")
_ON = (Platform.INSTAGRAM, Platform.TIKTOK, Platform.YOUTUBE)
