"""Staff accounts and groups. Rights come through groups; owners come from the command line."""

from typing import Any

from django.contrib.admin import display
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm
from django.contrib.auth.models import Group, User
from django.forms import CheckboxSelectMultiple, ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .site import staff_site


class OneTimePasswordForm(AdminPasswordChangeForm):
    """Gives somebody a password for one log-in, who then chooses another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)  # to close an account, take "active" away

    def save(self, commit: bool = True) -> User:
        self.user.last_login = None
        return super().save(commit)


class AccountDesk(UserAdmin):
    """Accounts. Nobody gives rights to the own account, and an owner's opens for owners only."""

    add_form = UserCreationForm
    change_password_form = OneTimePasswordForm
    change_user_password_template = "admin/one_time_password.html"  # noqa: S105 (a file)
    list_display = ["username", "first_name", "last_name", "group_names", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    filter_horizontal = []
    readonly_fields = ["password_way", "is_superuser", "last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password_way"]}),
        ("Who it is", {"fields": [("first_name", "last_name"), "email"]}),
        (
            "What it opens",
            {
                "description": "An account that is not active opens nothing. Keep it, rather than "
                "delete it: what the person published and signed stays on record.",
                "fields": ["is_active", "groups", "is_superuser"],
            },
        ),
        ("When", {"fields": [("last_login", "date_joined")]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "description": "The password is good for one log-in: the person then chooses "
                "another, and sets up a second factor.",
                "fields": ["username", "password1", "password2"],
            },
        )
    ]

    @display(description="password")
    def password_way(self, user: User) -> SafeString:
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        return format_html('<a href="{}">Give a one-time password</a>', address)

    @display(description="groups")
    def group_names(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        own = super().get_readonly_fields(request, obj)
        is_free = request.user.is_superuser or (obj and obj.pk != request.user.pk)
        return own if is_free else (*own, "groups")

    def formfield_for_manytomany(self, field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["widget"] = CheckboxSelectMultiple()
        return super().formfield_for_manytomany(field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        if not change:
            obj.is_staff = True  # there are no other accounts
        super().save_model(request, obj, form, change)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and not _is_closed(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not _is_closed(request, obj)


def _is_closed(request: HttpRequest, user: User | None) -> bool:
    """Whether the account is an owner's, and the one who asks is not an owner."""
    return user is not None and user.is_superuser and not request.user.is_superuser


class GroupDesk(GroupAdmin):
    """Groups give rights, so only an owner of the site changes them."""

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return request.user.is_superuser and super().has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser and super().has_add_permission(request)


staff_site.register(User, AccountDesk)
staff_site.register(Group, GroupDesk)
