"""What the public search reads: one entry for each thing that readers can find."""

from django.db import models
from wagtail.search import index

from search.querysets import EntryQuerySet


class Entry(index.Indexed, models.Model):
    """A public thing as it is searched for; made from its source, never edited."""

    source = models.CharField(max_length=30)
    key = models.BigIntegerField()
    kind = models.CharField("类型", max_length=40)
    title = models.CharField("标题", max_length=255)
    names = models.TextField("别名", blank=True)
    body = models.TextField("正文", blank=True)
    day = models.DateField("日期", null=True)
    year = models.PositiveSmallIntegerField("年份", null=True)
    public_from = models.DateField("公开日期", null=True)

    objects = EntryQuerySet.as_manager()

    search_fields = [
        index.SearchField("title", boost=8),
        index.AutocompleteField("title"),
        index.SearchField("names"),
        index.AutocompleteField("names"),
        index.SearchField("body"),
        index.FilterField("id"),
        index.FilterField("kind"),
        index.FilterField("year"),
        index.FilterField("day"),
        index.FilterField("public_from"),
    ]
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "搜索条目"
        verbose_name_plural = "搜索条目"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "key"], name="entry_once_for_each_thing"
            )
        ]

    def __str__(self):
        return self.title
