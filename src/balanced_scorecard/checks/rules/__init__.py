"""One rule a file, named by its code and name; discovered by name, listed nowhere."""
