"""The shape of the curated files; JSON Schema for editors is made from these models."""
