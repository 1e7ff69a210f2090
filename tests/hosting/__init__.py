"""Previously as its host runs it: a real process, with a stand-in for Discord at the other end."""
