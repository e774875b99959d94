from django.db import migrations
from wagtail.models import (
    BootstrapLocaleField,
    BootstrapTranslatableModel,
    BootstrapTranslationKeyField,
)


class Migration(migrations.Migration):
    """Fill what Wagtail's own migrations would fill in a stock page table."""

    dependencies = [
        ("pages", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        BootstrapLocaleField("pages.SitePage"),
        BootstrapTranslationKeyField("pages.SitePage"),
        BootstrapTranslatableModel("pages.SitePage"),
    ]
