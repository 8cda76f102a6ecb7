"""What a scorecard is: frozen values, on attrs and the standard library alone."""
