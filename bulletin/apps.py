from django.apps import AppConfig


class BulletinConfig(AppConfig):
    name = "bulletin"
    verbose_name = "工作简报"

    def ready(self):
        from archive.kept_files import register_kept_files
        from bulletin.archiving import RELEASES
        from bulletin.contributions import CONTRIBUTED_ARTICLES
        from bulletin.demo import load
        from organizations.links import register_source
        from pages.demo import register_demo

        register_kept_files(RELEASES)
        register_source(CONTRIBUTED_ARTICLES)
        register_demo(20, load)
