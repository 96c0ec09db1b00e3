"""People with an account, and the roles they may be in. For administrators only."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.forms import CheckboxSelectMultiple

from programme.admin.deletion import ReasonedDeletion
from programme.admin.history import PastPages
from programme.admin.site import site
from programme.models import User


@admin.register(User, site=site)
class PersonAdmin(ReasonedDeletion, PastPages, UserAdmin):
    """Rights come from roles only: no single permission, and no superuser, is given here."""

    actions = None
    list_display = ("username", "post", "roles", "is_active", "is_staff", "last_login")
    list_filter = ("groups", "is_active", "is_staff")
    search_fields = ("username", "post", "email", "first_name", "last_name")
    ordering = ("username", "pk")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password", "post")}),
        ("Person", {"fields": (("first_name", "last_name"), "email")}),
        (
            "May do",
            {
                "fields": ("is_active", "is_staff", "groups"),
                "description": "An account is closed by taking «active» away, not by deleting it: "
                "history and ledger name it.",
            },
        ),
        ("Dates", {"fields": (("last_login", "date_joined"),)}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("username", "post", "usable_password", "password1", "password2")},
        ),
    )

    @admin.display(description="Roles")
    def roles(self, user):
        return ", ".join(sorted(group.name for group in user.groups.all())) or None

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["widget"] = CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.label, field.help_text = "Roles", "What each role may do is in its own page."
        return field

    def has_change_permission(self, request, obj=None):
        """A superuser's account, its password included, is only a superuser's to change."""
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not above and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not above and super().has_delete_permission(request, obj)


@admin.register(Group, site=site)
class RoleAdmin(admin.ModelAdmin):
    """What a role may do, to read: it is decided in one page of the software."""

    actions = None
    list_display = ("name", "people")
    search_fields = ("name",)
    ordering = ("name", "pk")
    fields = ("name", "people", "may")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("user_set", "permissions")

    @admin.display(description="People")
    def people(self, group):
        return ", ".join(sorted(str(user) for user in group.user_set.all())) or None

    @admin.display(description="May")
    def may(self, group):
        names = (p.name.removeprefix("Can ") for p in group.permissions.all())
        return "; ".join(sorted(name for name in names if "historical" not in name))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
