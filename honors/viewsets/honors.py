"""The register of honors in the admin."""

from django.db.models import Count
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from honors.models import Honor
from honors.querysets import level_rank
from organizations.views.export import SafeExportMixin


class HonorIndexView(SafeExportMixin, IndexView):
    """The highest first, each with the number of its awards."""

    def get_base_queryset(self):
        return Honor.objects.annotate(number=Count("awards"))

    def order_queryset(self, queryset):
        if self.ordering:
            return super().order_queryset(queryset)
        return queryset.order_by(level_rank("level"), "rank", "name")


class HonorViewSet(SnippetViewSet):
    model = Honor
    index_view_class = HonorIndexView
    copy_view_enabled = False
    icon = "tag"
    menu_label = "荣誉称号"
    menu_order = 400
    list_display = [
        "name",
        Column("get_level_display", label="级别", sort_key="level"),
        Column("get_recipient_display", label="授予对象", sort_key="recipient"),
        Column("get_family_display", label="类别", sort_key="family"),
        Column("authority", label="授予机关"),
        Column("number", label="获奖记录", sort_key="number"),
    ]
    list_filter = ["level", "recipient", "family"]
    list_export = [
        "name",
        "get_level_display",
        "get_recipient_display",
        "get_family_display",
        "authority",
        "number",
    ]
    export_headings = {
        "name": "荣誉名称",
        "get_level_display": "级别",
        "get_recipient_display": "授予对象",
        "get_family_display": "类别",
        "authority": "授予机关",
        "number": "获奖记录",
    }
    export_filename = "荣誉称号"
    search_backend_name = None
    search_fields = ["name", "authority"]
