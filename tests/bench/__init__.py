"""How fast the pages are: ratios inside one run, on PostgreSQL. ``make bench`` runs it.

Nothing here is a test: an absolute time says little on a busy machine, and a test that times
something fails for reasons that are not in the code.
"""
