from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "organizations"
    verbose_name = "组织"

    def ready(self):
        from intake.sheets.importer import register_importer
        from organizations.demo import load
        from organizations.findable import ORGANIZATIONS
        from organizations.links import register_source
        from organizations.page_links import PAGES
        from organizations.redirection import connect
        from organizations.sheets.importer import OrganizationImporter
        from pages.demo import register_demo
        from pages.findable import register_findable

        register_source(PAGES)
        register_findable(ORGANIZATIONS)
        register_demo(10, load)
        connect()
        register_importer(OrganizationImporter())
