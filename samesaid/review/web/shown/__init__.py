"""What pages show, made from what the store has: ages, places, events in words."""
