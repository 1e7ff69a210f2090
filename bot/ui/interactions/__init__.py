"""From an interaction to its answer, and to a plain word where something went wrong."""
