"""Fail in one sentence when PostgreSQL or Redis does not answer."""

import os
import sys

import psycopg
import redis

try:
    psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5).close()
    redis.Redis.from_url(os.environ["REDIS_URL"], socket_timeout=5).ping()
except (psycopg.OperationalError, redis.RedisError) as error:
    sys.exit(f"A service that CI needs does not answer: {error}")
