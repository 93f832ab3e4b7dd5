"""The kernel of Greenroom: nothing in this package knows a feature."""
