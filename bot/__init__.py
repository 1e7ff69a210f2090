"""Previously: a Discord bot that answers questions about TV series, and never tells more than you have watched."""
