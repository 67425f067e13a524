"""Takes files, folders, globs and standard input; gives each article, or a refusal with its reason and remedy."""

from kg.read.articles import read

__all__ = ["read"]
