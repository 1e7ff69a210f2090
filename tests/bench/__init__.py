"""Measuring a bot as a child process of its own, against the stand-in for Discord."""
