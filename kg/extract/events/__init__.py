"""Drafts of events, merged, with what they take from the text around them."""
