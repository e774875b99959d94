from django.apps import AppConfig


class HonorsConfig(AppConfig):
    name = "honors"
    verbose_name = "荣誉"

    def ready(self):
        from honors.demo import load
        from honors.essays.registering import register_essays
        from honors.figures import HONOR_FIGURES
        from honors.links import HONORS
        from organizations.figures.sources import register_figures
        from organizations.links import register_source
        from pages.demo import register_demo

        register_source(HONORS)
        register_figures(HONOR_FIGURES)
        register_demo(40, load)
        register_essays()
