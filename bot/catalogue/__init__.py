"""The catalogue: curated files, compiled into one read-only SQLite file, and the questions one can ask it."""
