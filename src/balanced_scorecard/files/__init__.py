"""Files to and from the domain: bytes, plain data, values."""
