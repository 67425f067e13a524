"""Takes files, folders, globs, addresses, standard input; gives articles, and refusals with their remedy."""

from kg.read.articles import read

__all__ = ["read"]
