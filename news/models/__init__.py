"""Columns and what stands in them: news and what the media reported."""

from news.models.columns import NewsIndexPage
from news.models.coverage import MediaCoveragePage
from news.models.moved_in import ImportedStory, StoryImport
from news.models.outlets import MediaOutlet, OutletName
from news.models.stories import NewsAttachment, NewsPage
from news.models.topics import Topic

__all__ = [
    "ImportedStory",
    "MediaCoveragePage",
    "MediaOutlet",
    "NewsAttachment",
    "NewsIndexPage",
    "NewsPage",
    "OutletName",
    "StoryImport",
    "Topic",
]
