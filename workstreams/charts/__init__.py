"""Charts of the work as SVG: pure functions of data. The page has the same figures in a table."""
