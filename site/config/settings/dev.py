"""A laptop: SQLite, files served by Django itself, no secret to set.

Shows the pages a reader would see, the Chinese 404 among them; ``DEBUG=1`` shows
Django's own error pages.
"""

from config.env import env
from config.settings.base import *  # noqa: F403

DEBUG = env.bool("DEBUG", default=False)
SERVE_MEDIA = True
DEMO_ALLOWED = True
SECRET_KEY = "only-for-a-laptop-" + "0" * 40
ALLOWED_HOSTS = ["*"]
