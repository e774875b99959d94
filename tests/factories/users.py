"""People of the office."""

import factory
from django.contrib.auth.models import Permission

from users.models import User

PASSWORD = "一个够长的口令"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence("user{}".format)
    last_name = "赵"
    first_name = "明远"
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def groups(self, create, names):
        from django.contrib.auth.models import Group

        self.groups.set(Group.objects.filter(name__in=names or []))


def allow(user, right) -> None:
    """Give one right, such as ``wagtailadmin.access_admin``."""
    app, codename = right.split(".")
    user.user_permissions.add(
        Permission.objects.get(content_type__app_label=app, codename=codename)
    )
