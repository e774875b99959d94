from django.apps import AppConfig


class BulletinConfig(AppConfig):
    name = "bulletin"
    verbose_name = "工作简报"

    def ready(self):
        from bulletin.archiving.registering import register_archive
        from bulletin.contributions import CONTRIBUTED_ARTICLES
        from bulletin.demo import load
        from organizations.links import register_source
        from pages.demo import register_demo

        register_archive()
        register_source(CONTRIBUTED_ARTICLES)
        register_demo(20, load)
