from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "organizations"
    verbose_name = "组织"

    def ready(self):
        from organizations.demo import load
        from organizations.links import register_source
        from organizations.page_links import PAGES
        from pages.demo import register_demo

        register_source(PAGES)
        register_demo(10, load)
