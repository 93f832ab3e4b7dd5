"""What services answer about ledgers and reports; loads no Discord."""

GONE = "That rotation is not there any more."
NO_TURN = "That turn is not there any more."
