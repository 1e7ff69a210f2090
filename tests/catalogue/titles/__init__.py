"""Tests of the title index."""
