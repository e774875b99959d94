from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "新闻"

    def ready(self):
        from news.demo import load
        from news.models import NewsIndexPage
        from news.start import starter_columns
        from pages.demo import register_demo
        from pages.menus import leave_out_of_menus
        from pages.start import register_start

        leave_out_of_menus(NewsIndexPage.objects.without_items)
        register_start(20, starter_columns)
        register_demo(30, load)
