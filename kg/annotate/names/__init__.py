"""Finds the names of people in an article, and which printed forms are one person's."""
