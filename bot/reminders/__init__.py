"""Reminders: planned from the schedule, delivered once."""
