"""The commands that change or look after a store; `kg.cli` has the others and puts all together."""
