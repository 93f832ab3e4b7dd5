"""Collabs: from "who wants to" to "done, measured, disclosed"."""
