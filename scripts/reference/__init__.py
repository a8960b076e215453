"""Pages of docs/ that are made from the program itself: codes, settings, commands, languages."""
