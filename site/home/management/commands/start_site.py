"""Prepare an empty database: the front page, the site, the groups, and what each
app begins with."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Site

from home.groups import sync_groups
from home.models import HomePage
from pages.models import SitePage
from pages.start import start_all

ROOT_TITLE = "全部页面"


class Command(BaseCommand):
    help = "Creates the front page, the groups, the columns where they are missing."

    @transaction.atomic
    def handle(self, *args, **options):
        home = HomePage.objects.first() or self._front_page()
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={
                "hostname": address.hostname,
                "port": address.port or (443 if address.scheme == "https" else 80),
                "root_page": home,
            },
        )
        sync_groups()
        start_all()

    def _front_page(self):
        """The front page, in place of the page that Wagtail brings along."""
        root = SitePage.get_first_root_node() or SitePage.add_root(
            title=ROOT_TITLE, slug="root"
        )
        root.title = root.draft_title = ROOT_TITLE
        root.save()
        for page in root.get_children():
            if page.specific_class is SitePage:
                Site.objects.filter(root_page=page).update(root_page=root)
                # Without a log entry: it would name the page for ever.
                SitePage.objects.filter(pk=page.pk).delete()
        root.refresh_from_db()
        return root.add_child(instance=HomePage(title="首页", slug="home"))
