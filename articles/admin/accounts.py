"""Staff accounts and their groups, as Django keeps them."""

from typing import Any

from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from .site import staff_site

RIGHTS = ("is_superuser", "groups", "user_permissions")


class AccountDesk(UserAdmin):
    """Accounts. Only an owner of the site gives rights, or opens an owner's account."""

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        own = super().get_readonly_fields(request, obj)
        return own if request.user.is_superuser else (*own, *RIGHTS)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        is_closed = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not is_closed

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        is_closed = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_delete_permission(request, obj) and not is_closed


class GroupDesk(GroupAdmin):
    """Groups give rights, so only an owner of the site changes them."""

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return request.user.is_superuser and super().has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser and super().has_add_permission(request)


staff_site.register(User, AccountDesk)
staff_site.register(Group, GroupDesk)
