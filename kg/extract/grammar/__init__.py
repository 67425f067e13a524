"""Words and clauses: triggers, senses, tenses, where a clause begins and ends."""
