"""What services answer about ledgers and reports; loads no Discord."""

GONE = "That rotation is not there any more."
NO_TURN = "That turn is not there any more."
NO_SEAT = "You are not in line in this rotation at the moment. /shoutout join brings you in, and back from a pause."
NOT_THEM = "That turn does not wait for a shoutout from you any more. Open your ledger again to see who does."
