"""Stories about what TVmaze says while the bot runs; the clock begins with 2026, and TVmaze is on this machine."""
