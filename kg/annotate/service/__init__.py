"""Whom an office serves: the state or body that its title, its sentence or the article gives it."""
