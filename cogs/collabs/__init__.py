"""Collabs: who fits whom and why (`model_match`), links, codes and results (`model_tracking` and next door), packages."""
