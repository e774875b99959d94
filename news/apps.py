from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "新闻"

    def ready(self):
        from news.demo import load
        from news.querysets import without_empty_columns
        from news.start import starter_columns
        from pages.demo import register_demo
        from pages.menus import narrow_menus
        from pages.start import register_start

        narrow_menus(without_empty_columns)
        register_start(20, starter_columns)
        register_demo(30, load)
