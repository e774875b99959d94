from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "搜索"

    def ready(self):
        from pages.findable import register_findable
        from search.keeping import connect
        from search.site_pages import PAGES

        register_findable(PAGES)
        connect()
