"""The features of Greenroom: a folder here is one feature, from command to table."""
