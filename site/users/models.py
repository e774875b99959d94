"""The people of the office."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who signs in; named as Chinese names are written, family name first."""

    class Meta(AbstractUser.Meta):
        verbose_name = "用户"
        verbose_name_plural = "用户"

    def get_full_name(self):
        return f"{self.last_name}{self.first_name}".strip()
