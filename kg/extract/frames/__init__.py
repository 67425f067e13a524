"""Who takes which part, by verb and by noun."""
