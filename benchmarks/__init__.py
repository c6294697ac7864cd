"""Measurements of speed, growth and memory; each module is a command: `python -m benchmarks.speed`."""
