"""Staff accounts and groups. Rights come through groups; owners come from the command line."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import StackedInline, display
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import BaseInlineFormSet, CheckboxSelectMultiple, ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import access, publishing
from articles.models import StaffProfile

from .desk import ask
from .second_factor import needs_fresh_factor
from .site import staff_site


class OneTimePasswordForm(AdminPasswordChangeForm):
    """Gives somebody a password for one log-in, who then chooses another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)  # to close an account, take "active" away

    def save(self, commit: bool = True) -> User:
        self.user.last_login = None
        return super().save(commit)


class SignatureForm(ModelForm):
    """Says beside each field who will read it."""

    class Meta:
        help_texts = {
            "public_name": "As patients know the person, such as Dr. Ana Lee. Readers see it "
            "beside what this person signs.",
            "role": "Such as pain physician. Readers see it beside what this person signs.",
            "registration_number": "Of the body that licenses this person. Readers never see it: "
            "it is for an audit.",
        }


class Signature(StackedInline):
    """Who somebody is when they sign. Nobody vouches for themselves, an owner neither."""

    model = StaffProfile
    form = SignatureForm
    can_delete = False
    verbose_name = "What a signature says"
    verbose_name_plural = "Only for somebody who signs pages"

    def get_extra(self, request: HttpRequest, obj: User | None = None, **kwargs: Any) -> int:
        return int(self.has_add_permission(request, obj))

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_add_permission(request, obj) and _is_others(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _is_others(request, obj)


class AccountDesk(UserAdmin):
    """Accounts. Nobody gives rights to the own account, and an owner's opens for owners only."""

    add_form = UserCreationForm
    change_password_form = OneTimePasswordForm
    change_user_password_template = "admin/one_time_password.html"  # noqa: S105 (a file)
    list_display = ["username", "first_name", "last_name", "group_names", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    filter_horizontal = []
    inlines = [Signature]
    readonly_fields = [
        "password_way", "lost_phone_way", "is_superuser", "last_login", "date_joined",
    ]  # fmt: skip
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

    @display(description="second factor")
    def lost_phone_way(self, user: User) -> SafeString:
        address = reverse("admin:auth_user_lost_phone", args=[user.pk])
        return format_html('<a href="{}">Lost phone</a>', address)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.lost_phone)
        own = path("<int:pk>/lost-phone/", view, name="auth_user_lost_phone")
        return [own, *super().get_urls()]

    def lost_phone(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes somebody's second factor away: the next log-in sets up a new one."""
        user = get_object_or_404(User, pk=pk)
        if not (self.has_change_permission(request, user) and _is_others(request, user)):
            raise PermissionDenied
        back = reverse("admin:auth_user_change", args=[pk])
        if request.method == "POST":
            if asked := needs_fresh_factor(request):
                return asked
            with transaction.atomic():
                access.remove_factor(user=user)
                access.end_sessions(user=user)
                self.log_change(request, user, "Lost phone: the second factor was taken away.")
            messages.success(request, f"The next log-in of {user} sets up a new second factor.")
            return HttpResponseRedirect(back)
        return ask(
            request,
            title=f"Lost phone of {user}",
            words="The app on the lost phone and all recovery codes stop working, and this person "
            "is logged out everywhere. The next log-in, with the password, sets up a new one. "
            "Make sure first that it is really this person who asks. If somebody else may know "
            "the password, give a one-time password too.",
            button="Take the second factor away",
            back=back,
        )

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """The way for a lost phone stands on the accounts of others alone."""
        found = super().get_fieldsets(request, obj)
        if obj is None or not _is_others(request, obj):
            return found
        (title, first), *rest = found
        return [(title, {**first, "fields": [*first["fields"], "lost_phone_way"]}), *rest]

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

    def get_inlines(self, request: HttpRequest, obj: User | None) -> Any:
        return super().get_inlines(request, obj) if obj else []

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseInlineFormSet, change: bool
    ) -> None:
        """Keeps in the event log who said that somebody is whom."""
        said = StaffProfile.objects.filter(user=form.instance)
        before = said.first()
        super().save_formset(request, form, formset, change)
        publishing.record_change(before=before, after=said.first(), by=request.user)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and not _is_closed(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not _is_closed(request, obj)


def _is_closed(request: HttpRequest, user: User | None) -> bool:
    """Whether the account is an owner's, and the one who asks is not an owner."""
    return user is not None and user.is_superuser and not request.user.is_superuser


def _is_others(request: HttpRequest, user: User | None) -> bool:
    """Whether the account is one that the person who asks may vouch for."""
    return user is not None and user.pk != request.user.pk and not _is_closed(request, user)


class GroupDesk(GroupAdmin):
    """Groups give rights, so only an owner of the site changes them."""

    filter_horizontal = ()

    def formfield_for_manytomany(self, field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A list to tick: Django's own chooser can't be read by all, nor seen in light colors."""
        ticks = kwargs | {"widget": CheckboxSelectMultiple}
        return super().formfield_for_manytomany(field, request, **ticks)

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return request.user.is_superuser and super().has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser and super().has_add_permission(request)


staff_site.register(User, AccountDesk)
staff_site.register(Group, GroupDesk)
