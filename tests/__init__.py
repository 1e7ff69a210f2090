"""The tests: one folder per part of the bot, driven as its users drive it."""
