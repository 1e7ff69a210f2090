"""The catalogue: from curated files to what is asked of it."""
