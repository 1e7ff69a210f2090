"""The world import, from files made here to what members are told."""
