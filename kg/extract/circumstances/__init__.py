"""When, where, in which house and how real."""
