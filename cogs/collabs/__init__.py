"""Collabs: who fits whom and why (`model_match`), tracked links, codes and results, packages on their way."""
