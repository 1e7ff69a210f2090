"""Stories of members and moderators who want to be reminded."""
