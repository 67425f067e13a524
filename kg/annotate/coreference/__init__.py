"""Whom a title without a name, a pronoun or "the two" stands for."""
