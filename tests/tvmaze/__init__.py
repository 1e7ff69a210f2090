"""TVmaze, as it is documented and as it misbehaves, and what the bot makes of it."""
