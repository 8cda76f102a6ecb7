"""Arithmetic on arrays: numpy only, knows no scorecard. One formula stands in one place, here."""
