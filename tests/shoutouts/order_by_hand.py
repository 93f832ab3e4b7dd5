"""The order of a rotation, from its ledger alone: python order_by_hand.py ledger.csv. Nothing of ours."""

import csv
import hashlib
import sys
from pathlib import Path

played = lap = right_of_way = doubtful = 0
seats: dict[str, list[int]] = {}  # member: lap, since, lot, in line, newcomer, round to skip
for row in sorted(csv.DictReader(Path(sys.argv[1]).read_text("utf-8-sig").splitlines()), key=lambda row: int(row["n"])):
    who, what, lot = row["member"], row["what"], int(row["lot"] or 0)
    if what in {"joined", "newcomer"}:
        seats[who] = [max(lap + 1, seats.get(who, [0])[0]), played, lot, True, what == "newcomer", 0]
    elif what in {"turn", "newcomer_turn"}:
        played, right_of_way = played + 1, what == "newcomer_turn"
        lap = max(lap, 1 if right_of_way else seats[who][0])
        seats[who][:3], seats[who][4] = [lap + 1, played, lot], False
    elif what in {"paused", "left", "resumed"} and who in seats:
        seats[who][0], seats[who][3] = max(seats[who][0], lap * (what == "resumed")), what == "resumed"
    elif what == "skipped" and who in seats:
        seats[who][5] = played + 1
    elif what == "swapped":
        seats[who][:3], seats[row["other"]][:3] = seats[row["other"]][:3], seats[who][:3]
    if lot and lot != int(hashlib.sha256(f"{row['rotation']}:{played}:{who}".encode()).hexdigest()[:16], 16) >> 1:
        doubtful += 1  # somebody who was forgotten has another number in the ledger now, and keeps the lot
line = sorted((who for who in seats if seats[who][3]), key=lambda who: seats[who][:3])
while line:
    there = [who for who in line if seats[who][5] != played + 1] or line
    newcomer = next((who for who in there if seats[who][4] and not right_of_way), None)
    line.remove(newcomer or there[0])
    played, right_of_way = played + 1, newcomer is not None
    sys.stdout.write(f"{newcomer or there[0]}\n")
sys.stderr.write(f"{doubtful} lots could not be computed again\n")
