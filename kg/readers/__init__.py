"""Takes a Document and our Extraction, gives the Extraction with what other readers add, marked as theirs."""

from kg.readers.admit import admit
from kg.readers.ahead import ahead
from kg.readers.choice import choose
from kg.readers.proposals import Opinion, Reader

__all__ = ["Opinion", "Reader", "admit", "ahead", "choose"]
