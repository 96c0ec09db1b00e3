"""Search across everything that has a reference: by that, or by words."""
