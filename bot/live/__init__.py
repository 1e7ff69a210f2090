"""What TVmaze says while the bot runs: read, kept beside the catalogue, and compared with it."""
