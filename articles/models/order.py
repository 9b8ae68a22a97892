"""Lists of rows whose order counts: a claim's first source is the one that pages print.

The rows between the two tables keep it, in the order in which they were added.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet


def in_order(instance: Model, name: str) -> list[Any]:
    """The rows of the relation `name`, in the order in which `put_in_order` was given them."""
    manager = getattr(instance, name)
    target = manager.target_field_name
    return [getattr(link, target) for link in _links(manager, instance).select_related(target)]


def put_in_order(instance: Model, name: str, rows: Iterable[Model]) -> None:
    """Makes `rows` the relation's rows, each once; nothing is written if they are already."""
    manager, wanted = getattr(instance, name), list(dict.fromkeys(rows))
    target = f"{manager.target_field_name}_id"
    if list(_links(manager, instance).values_list(target, flat=True)) != [r.pk for r in wanted]:
        manager.clear()
        for row in wanted:  # one by one: together they would come in any order
            manager.add(row)


def _links(manager: Any, instance: Model) -> QuerySet[Any]:
    links: QuerySet[Any] = manager.through.objects.filter(**{manager.source_field_name: instance})
    return links.order_by("pk")
