"""What members type after a command: suggested, and understood."""
