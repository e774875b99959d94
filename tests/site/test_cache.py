"""The cache that the environment names really keeps things."""

import os

from django.core.cache import cache, caches


def test_what_is_put_into_the_cache_comes_back_and_goes():
    cache.set("简报", "第3期", 30)
    assert cache.get("简报") == "第3期"
    cache.delete("简报")
    assert cache.get("简报") is None


def test_redis_is_the_cache_exactly_when_it_is_named():
    named = bool(os.environ.get("REDIS_URL"))
    assert ("redis" in type(caches["default"]).__module__) is named
