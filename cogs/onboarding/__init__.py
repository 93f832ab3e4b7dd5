"""Onboarding: what the "Start here" button leads through."""
