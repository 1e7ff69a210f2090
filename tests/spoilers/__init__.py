"""Horizons, verdicts, and the covering of what lies beyond."""
