"""A card and its figures judged: domain values in, results out, through the kernels."""
