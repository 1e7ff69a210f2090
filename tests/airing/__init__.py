"""Stories about when something comes out; the clock begins with 2026, and stands still unless a story moves it."""
