"""A laptop: SQLite, debug pages, no secret to set."""

from config.settings.base import *  # noqa: F403

DEBUG = True
DEMO_ALLOWED = True
SECRET_KEY = "only-for-a-laptop-" + "0" * 40
ALLOWED_HOSTS = ["*"]
