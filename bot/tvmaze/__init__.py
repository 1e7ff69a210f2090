"""TVmaze: reads its pages, and turns what they say into times and series files of our own."""
