"""Broken and hostile input by the million: any answer but a value or one clear error with its place is a bug.

    python -m fuzz yaml 1000000
"""
