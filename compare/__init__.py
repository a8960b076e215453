"""Beads in, findings out: one package a family of comparators, and a ranking that decides what is shown."""
