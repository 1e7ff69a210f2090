"""Reminders: asked for, looked at, sent, and what was in their way."""
