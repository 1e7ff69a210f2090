"""Who reads an answer, and how far they have watched."""
