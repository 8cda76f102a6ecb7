"""The strategy map: what it says, where everything stands, how it is drawn, and its forms for other programs."""
