"""Series that are not in the catalogue, and how they come into it."""
