"""Django's admin in the clinic's words: one module a desk, all registered on staff_site."""

from . import (  # noqa: F401  (each registers its models)
    accounts,
    all_pages,
    clinic,
    evidence,
    history,
    kinds,
    pictures,
    words,
    writing,
)
