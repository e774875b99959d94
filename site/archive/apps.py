from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "档案"

    def ready(self):
        from archive.below import SOURCES
        from archive.fixity import check_all
        from archive.kept_files import register_kept_files
        from pages.demo import register_demo

        for source in SOURCES:
            register_kept_files(source)
        register_demo(100, check_all)
