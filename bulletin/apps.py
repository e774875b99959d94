from django.apps import AppConfig


class BulletinConfig(AppConfig):
    name = "bulletin"
    verbose_name = "工作简报"

    def ready(self):
        from bulletin.archiving.registering import register_archive
        from bulletin.contributions import CONTRIBUTED_ARTICLES
        from bulletin.demo import load
        from bulletin.findable import ARTICLES
        from organizations.links import register_source
        from pages.demo import register_demo
        from pages.findable import register_findable

        register_archive()
        register_findable(ARTICLES)
        register_source(CONTRIBUTED_ARTICLES)
        register_demo(20, load)
