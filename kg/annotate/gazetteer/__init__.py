"""Finds the states, places, bodies and groups that an article names."""
