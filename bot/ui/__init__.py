"""Answers as members see them: pure renderers, and the one place that turns an answer into a Discord message."""
