"""An operator at the command line, with a state that a bot has left or has open."""
