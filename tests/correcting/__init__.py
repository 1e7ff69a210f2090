"""“This is wrong”: what members say, what curators make of it, and what the members hear."""
