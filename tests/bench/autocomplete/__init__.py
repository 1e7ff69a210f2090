"""What a keystroke costs in a box with suggestions, and how soon it is answered: `python -m tests.bench autocomplete`."""
