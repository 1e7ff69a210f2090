"""The scheduled events that the bot keeps in a server."""
