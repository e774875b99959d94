from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "首页"

    def ready(self):
        from home.demo import load
        from pages.demo import register_demo

        register_demo(90, load)
