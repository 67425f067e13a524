"""Finds titles as printed, what office each is, and which name it is said of."""
