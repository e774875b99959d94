from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = "页面"

    def ready(self):
        # Wagtail's forms import models, which exist only now.
        from pages import checks  # noqa: F401
        from pages.admin_labels import name_the_unnamed

        name_the_unnamed()
