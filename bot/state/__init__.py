"""What belongs to the users: their progress and their channels' settings. Migrated and backed up, never rebuilt."""
