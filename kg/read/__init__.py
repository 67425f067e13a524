"""Takes files, folders, globs, addresses, standard input; gives articles, and refusals with their remedy."""

from kg.read.articles import read
from kg.read.extent import Extent

__all__ = ["Extent", "read"]
