"""Moving the news of an old site in: ``manage.py import_news``."""
