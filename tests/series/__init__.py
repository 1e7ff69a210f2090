"""The domain: codes, moments, timelines, times, sealed values."""
