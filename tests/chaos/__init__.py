"""The bot as a process that is killed, against a Discord that fails: each reminder is seen once, in time, and right."""
