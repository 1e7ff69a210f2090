"""Carries deliveries to Discord."""
