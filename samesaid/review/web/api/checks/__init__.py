"""Checks that a program asks for."""
