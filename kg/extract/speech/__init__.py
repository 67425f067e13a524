"""Who says what to whom, about what, with which stance."""
