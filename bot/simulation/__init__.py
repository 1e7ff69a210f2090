"""The bot without a token: the real bot and its real commands in a simulated Discord (simcord)."""
