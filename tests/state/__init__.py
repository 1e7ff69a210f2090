"""What belongs to the members: kept whole, whatever happens to tasks, processes and disks."""
