"""What disclosure says on somebody's own panel."""

CHECK = "Check a caption"
WORDS = "Before you post sponsored content: see whether its caption is clearly marked."
