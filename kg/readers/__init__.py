"""Takes a Document and our Extraction, gives the Extraction with what other readers add, marked as theirs."""
