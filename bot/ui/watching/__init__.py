"""How far somebody has watched, and what happened until then."""
