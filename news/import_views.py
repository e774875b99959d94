"""What was moved in from an old site: the batches, and what became of each text."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin

from news.models import ImportedStory, StoryImport

BATCHES = {"url": reverse_lazy("news_imports"), "label": "旧站迁入"}
REFUSALS_SHOWN = 200
ACTIONS = {"changed": "改动", "dropped": "舍去"}


class EditorsOnlyMixin:
    def dispatch(self, request, *args, **kwargs):
        if not user_has_any_page_permission(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BatchListView(EditorsOnlyMixin, BaseListingView):
    """The newest first."""

    model = StoryImport
    page_title = "旧站迁入"
    header_icon = "download"
    verbose_name_plural = "旧站迁入"
    paginate_by = 50
    index_url_name = "news_imports"
    columns = [
        TitleColumn("number", label="批次", accessor=str, url_name="news_import"),
        Column("counted", label="结果"),
        UserColumn("made_by", label="操作人"),
        DateColumn("made_at", label="时间"),
        Column("state", label="状态"),
    ]

    def get_base_queryset(self):
        batches = StoryImport.objects.newest_first()
        return batches.select_related("made_by__wagtail_userprofile")


class BatchView(EditorsOnlyMixin, WagtailAdminTemplateMixin, TemplateView):
    """Counts, what was left out over all texts, and the refused lines."""

    template_name = "news/admin/import.html"
    header_icon = "download"
    _show_breadcrumbs = True

    @cached_property
    def batch(self):
        return get_object_or_404(
            StoryImport.objects.select_related("made_by"), pk=self.kwargs["pk"]
        )

    def get_page_title(self):
        return str(self.batch)

    def get_breadcrumbs_items(self):
        own = {"url": "", "label": str(self.batch)}
        return [*super().get_breadcrumbs_items(), BATCHES, own]

    def get_context_data(self, **kwargs):
        refusals = self.batch.refusals
        return super().get_context_data(
            batch=self.batch,
            refusals=refusals[:REFUSALS_SHOWN],
            more=max(0, self.batch.refused - REFUSALS_SHOWN),
            losses=[
                (element, ACTIONS[action], count)
                for element, action, count in self.batch.losses
            ],
            **kwargs,
        )


class StoryListView(EditorsOnlyMixin, BaseListingView):
    """The texts of a batch, those first that lack something."""

    model = ImportedStory
    header_icon = "download"
    verbose_name_plural = "迁入的新闻"
    paginate_by = 50
    index_url_name = "news_import_stories"
    columns = [
        TitleColumn(
            "title",
            label="标题",
            accessor=lambda story: story.page.title if story.page else "（已删除）",
            get_url=lambda story: (
                story.page and reverse("wagtailadmin_pages:edit", args=[story.page_id])
            ),
        ),
        Column("line", label="行号"),
        Column("missing", label="缺失", accessor=lambda story: story.missing or ""),
        Column("told", label="改动和舍去"),
    ]

    @cached_property
    def batch(self):
        return get_object_or_404(StoryImport, pk=self.kwargs["pk"])

    def get_page_title(self):
        return f"{self.batch}：逐篇情况"

    def get_breadcrumbs_items(self):
        batch_url = reverse("news_import", args=[self.batch.pk])
        return [
            *self.breadcrumbs_items,
            BATCHES,
            {"url": batch_url, "label": str(self.batch)},
            {"url": "", "label": "逐篇情况"},
        ]

    def get_index_url(self):
        return reverse(self.index_url_name, args=[self.batch.pk])

    def get_base_queryset(self):
        stories = self.batch.stories.select_related("page")
        return stories.order_by("-missing", "line", "pk")
