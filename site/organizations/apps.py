from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "organizations"
    verbose_name = "组织"

    def ready(self):
        from organizations.links import register_source
        from organizations.page_links import PAGES

        register_source(PAGES)
