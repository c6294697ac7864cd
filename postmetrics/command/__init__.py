"""The parts of the command line: what goes out, options, pages to read, and the tables of units and rules."""
