"""Finds the times that a text prints, resolved against the day of publication."""
