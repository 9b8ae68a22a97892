"""Staff accounts and their groups, as Django keeps them."""

from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from .site import staff_site

staff_site.register(User, UserAdmin)
staff_site.register(Group, GroupAdmin)
