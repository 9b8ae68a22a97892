"""What can be said about words alone: visible, normalized, measured, cut to a passage.

Knows text and nothing of articles, models or pages.
"""
