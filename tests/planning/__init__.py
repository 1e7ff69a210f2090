"""What is to be announced when: from the schedule and what is known already, whatever happens to either."""
