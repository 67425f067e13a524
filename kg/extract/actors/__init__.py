"""Who acts: groups of actors in a sentence, and whom their words stand for."""
