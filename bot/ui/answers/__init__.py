"""Answers, and the one place where they become Discord messages."""
