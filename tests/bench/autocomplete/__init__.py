"""What a keystroke in a box with suggestions costs, and how soon it is answered."""
