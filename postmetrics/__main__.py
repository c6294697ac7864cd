"""`python -m postmetrics`: the command line."""

from postmetrics.cli import main

main()
