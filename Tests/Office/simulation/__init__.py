"""An office made up: who works in it, whom it serves, and what they enter day by day."""
