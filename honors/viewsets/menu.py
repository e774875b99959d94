"""One menu for everything about honors."""

from wagtail.snippets.views.snippets import SnippetViewSetGroup

from honors.viewsets.awards import AwardViewSet
from honors.viewsets.honors import HonorViewSet
from honors.viewsets.people import WorkerViewSet
from honors.viewsets.rolls import RollListingViewSet


class HonorsGroup(SnippetViewSetGroup):
    """荣誉: rolls, people, awards, and the register of honors."""

    menu_label = "荣誉"
    menu_name = "honors"
    menu_icon = "pick"
    menu_order = 300
    items = (
        RollListingViewSet("rolls"),
        WorkerViewSet,
        AwardViewSet,
        HonorViewSet,
    )
