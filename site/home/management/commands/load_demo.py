"""Fill an empty database with the demo content and its accounts."""

import secrets

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Site

from pages.demo import load_all
from pages.models import ListingPage, SitePage
from users.models import User

ACCOUNTS = [
    ("admin", "杨", "素梅", [], True),
    ("editor", "李", "彧", ["编辑", "签发人"], False),
]


def is_empty(home) -> bool:
    """Whether the site holds nothing but the lists it began with."""
    content = SitePage.objects.descendant_of(home).not_type(ListingPage)
    return not content.exists()


class Command(BaseCommand):
    help = "Loads the demo content into an empty database; never in production."

    def handle(self, *args, **options):
        if not settings.DEMO_ALLOWED:
            raise CommandError("演示内容和演示账号不能装入正式网站。")
        home = Site.objects.get(is_default_site=True).root_page
        if is_empty(home):
            self.stdout.write("Loading the demo content (once, about a minute) ...")
            with transaction.atomic():
                load_all()
        if not User.objects.exists():
            self.make_accounts()
        self.tell_accounts()

    def make_accounts(self):
        password = settings.DEMO_PASSWORD or secrets.token_urlsafe(9)
        for username, family, given, groups, is_superuser in ACCOUNTS:
            user = User.objects.create_user(
                username,
                password=password,
                last_name=family,
                first_name=given,
                is_superuser=is_superuser,
            )
            user.groups.set(Group.objects.filter(name__in=groups))
        self.password_file.unlink(missing_ok=True)
        self.password_file.touch(mode=0o600, exist_ok=False)
        self.password_file.write_text(password)

    @property
    def password_file(self):
        """Kept beside the demo database, so that every start can print it."""
        return settings.VAR_DIR / "demo-password"

    def tell_accounts(self):
        """Print the password beside each account that still has it."""
        if not self.password_file.exists():
            return
        password = self.password_file.read_text()
        names = [username for username, *_ in ACCOUNTS]
        for user in User.objects.filter(username__in=names).order_by("pk"):
            if check_password(password, user.password):
                self.stdout.write(f"  {user.username:<8} {password}")
