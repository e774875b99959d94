"""The only reader of environment variables; README.md lists every name."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()


def database(data_dir: Path) -> dict:
    """The database of ``DATABASE_URL``, or SQLite in the data folder.

    SQLite runs in WAL mode and takes its write lock when a transaction begins:
    otherwise live preview and autosave meet "database is locked".
    """
    settings = env.db("DATABASE_URL", default=f"sqlite:///{data_dir / 'db.sqlite3'}")
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        }
    else:
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
    return settings


def cache() -> dict:
    """Redis when ``REDIS_URL`` names one, the process's own memory otherwise."""
    redis = env.str("REDIS_URL", default="")
    if redis:
        return {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": redis,
        }
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
