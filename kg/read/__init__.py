"""Takes files, folders, globs and standard input; gives articles, and refusals with reason and remedy."""

from kg.read.articles import read

__all__ = ["read"]
