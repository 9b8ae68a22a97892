"""Django's admin in the clinic's words: one module a desk, all registered on staff_site."""

from . import (  # noqa: F401  (each registers its models or its pages)
    accounts,
    all_pages,
    clinic,
    entrance,
    evidence,
    history,
    kinds,
    names,
    own_account,
    pictures,
    searches,
    signs,
    site_checks,
    words,
    writing,
)
