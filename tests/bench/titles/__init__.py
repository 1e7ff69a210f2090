"""The yardstick of the title search: a made-up catalogue of the world's size, and what people type to find a series."""
