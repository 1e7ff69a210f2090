"""The world import, measured."""
