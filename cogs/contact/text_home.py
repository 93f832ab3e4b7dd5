"""What contact says on somebody's own panel."""

CHANGE = "Change it"
