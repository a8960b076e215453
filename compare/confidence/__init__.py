"""How probable it is that an alarm is right, as measured: by kind of evidence, strength and languages."""
