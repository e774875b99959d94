from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "档案"

    def ready(self):
        from archive.below import SOURCES
        from archive.kept_files import register_kept_files

        for source in SOURCES:
            register_kept_files(source)
