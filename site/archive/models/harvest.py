"""What harvesters were told: the memory of OAI-PMH."""

from django.db import models


class HarvestItemQuerySet(models.QuerySet):
    def in_order(self):
        """As harvesters walk through them: what changed last stands last."""
        return self.order_by("datestamp", "pk")

    def after(self, datestamp, pk):
        """Those behind one that was told already."""
        later = models.Q(datestamp__gt=datestamp)
        return self.filter(later | models.Q(datestamp=datestamp, pk__gt=pk))


class HarvestItem(models.Model):
    """One thing that was public at some time, as harvesters know it.

    ``key`` is the primary key of the page behind it, ``identifier`` its local name
    for ever, ``published_at`` the publication last seen. What is public no more stays
    here as deleted. Kept true by ``archive.oai.catalogue``.
    """

    set_spec = models.CharField("集合", max_length=40)
    key = models.BigIntegerField("编号")
    identifier = models.CharField("标识", max_length=255, unique=True)
    published_at = models.DateTimeField("发布时间")
    datestamp = models.DateTimeField("变动时间")
    is_deleted = models.BooleanField("已撤下", default=False)

    objects = HarvestItemQuerySet.as_manager()

    class Meta:
        verbose_name = "收割条目"
        verbose_name_plural = "收割条目"
        default_permissions = ()
        indexes = [
            models.Index(fields=["datestamp", "id"], name="harvest_in_order"),
            models.Index(
                fields=["set_spec", "datestamp", "id"], name="harvest_in_order_by_set"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["set_spec", "key"], name="harvest_item_once_per_set"
            )
        ]

    def __str__(self):
        return self.identifier


class HarvestRound(models.Model):
    """When the items of a set were last compared with what is public."""

    set_spec = models.CharField("集合", max_length=40, unique=True)
    compared_at = models.DateTimeField("核对时间")

    class Meta:
        verbose_name = "收割核对"
        verbose_name_plural = "收割核对"
        default_permissions = ()

    def __str__(self):
        return self.set_spec
