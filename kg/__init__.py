"""Diplomatic news in, a knowledge graph out."""
