"""Stories about scheduled events: what stands in a server's list of events, and how it follows the schedule."""
