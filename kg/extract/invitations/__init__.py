"""Who invites whom where, and what came of it."""
