"""Programmes in bulk, to measure with: made up, the same each time, and marked illustrative.

``loading`` writes them; ``ground``, ``work``, ``risks`` and ``money`` make up the records of one
programme as ``lives``: what each was at first, and what every later save changed.
"""
