"""Every read of the site: rows and editions in, structs out. Nothing here writes.

directory.py knows which pages are live, article.py reads one, frame.py what stands around
every page, registers.py the glossary, claims and sources, searching.py asks the index.
"""
