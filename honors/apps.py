from django.apps import AppConfig


class HonorsConfig(AppConfig):
    name = "honors"
    verbose_name = "荣誉"

    def ready(self):
        from wagtail.signals import page_unpublished

        from honors.announcing import begin_anew
        from honors.demo import load
        from honors.demo.notices import load as load_notices
        from honors.figures import HONOR_FIGURES
        from honors.links import HONORS
        from honors.sheets.importer import RosterImporter
        from honors.start import known_holidays
        from intake.sheets.importer import register_importer
        from organizations.figures.sources import register_figures
        from organizations.links import register_source
        from pages.demo import register_demo
        from pages.start import register_start

        page_unpublished.connect(begin_anew)
        register_start(40, known_holidays)
        register_importer(RosterImporter())
        register_source(HONORS)
        register_figures(HONOR_FIGURES)
        register_demo(40, load)
        register_demo(41, load_notices)
