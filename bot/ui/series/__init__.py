"""What is known about a series and those who play in it."""
