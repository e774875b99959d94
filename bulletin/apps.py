from django.apps import AppConfig


class BulletinConfig(AppConfig):
    name = "bulletin"
    verbose_name = "工作简报"

    def ready(self):
        from bulletin.contributions import CONTRIBUTED_ARTICLES
        from organizations.links import register_source

        register_source(CONTRIBUTED_ARTICLES)
