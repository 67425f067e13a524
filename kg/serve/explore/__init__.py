"""Takes a view of the graph and what is asked; gives the part of the network to draw, and its sentences."""
