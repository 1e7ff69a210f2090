"""When episodes come out."""
