"""Prepare an empty database: the front page, the site, the groups."""

from django.core.management.base import BaseCommand
from wagtail.models import Site

from home.groups import sync_groups
from home.models import HomePage
from pages.models import SitePage


class Command(BaseCommand):
    help = "Creates the front page, the site and the groups where they are missing."

    def handle(self, *args, **options):
        home = HomePage.objects.first() or self._front_page()
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": "localhost", "port": 80, "root_page": home},
        )
        sync_groups()

    def _front_page(self):
        """The front page, in place of the page that Wagtail brings along."""
        root = SitePage.get_first_root_node() or SitePage.add_root(
            title="Root", slug="root"
        )
        for page in root.get_children():
            Site.objects.filter(root_page=page).update(root_page=root)
            page.delete()
        root.refresh_from_db()
        return root.add_child(instance=HomePage(title="首页", slug="home"))
