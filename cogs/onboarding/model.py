"""Onboarding's rules and words."""

START = "onboarding:start"
"""The custom id of the "Start here" button."""
