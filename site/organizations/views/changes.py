"""更名, 划转或改制, 合并、撤销或划出: one small form each, and taking the last back."""

from organizations.change_forms import (
    CloseForm,
    RearrangeForm,
    RenameForm,
    TakeBackForm,
)
from organizations.changes import (
    CHANGES,
    children_of,
    close,
    last_change,
    rearrange,
    rename,
)
from organizations.enums import ENDED
from organizations.models import Organization
from organizations.taking_back import obstacle, take_back
from organizations.views.record_changes import RecordChangeView


class ChangeView(RecordChangeView):
    """A change of an organization."""

    model = Organization
    header_icon = "group"
    listing_label = "组织"

    def records(self):
        return Organization.objects.records()

    def why_not(self):
        if self.object.standing in ENDED:
            return f"“{self.object}”已经终止，不能再登记变更。"
        return ""


class RenameView(ChangeView):
    page_title = "更名"
    form_class = RenameForm
    done = "已登记更名，现在的全称是“{}”。"

    def change(self, **entered):
        return rename(self.object, user=self.request.user, **entered)


class RearrangeView(ChangeView):
    page_title = "划转或改制"
    form_class = RearrangeForm
    done = "“{}”的变更已登记，以前的情况记入沿革。"

    def change(self, **entered):
        return rearrange(self.object, user=self.request.user, **entered)


class CloseView(ChangeView):
    page_title = "合并、撤销或划出"
    form_class = CloseForm
    done = "“{}”的终止已登记，档案和网页地址都保留。"

    def change(self, **entered):
        return close(self.object, user=self.request.user, **entered)

    def get_context_data(self, **kwargs):
        children = children_of(self.object)
        return super().get_context_data(
            children=children[:10], children_count=children.count(), **kwargs
        )


class TakeBackView(ChangeView):
    page_title = "撤销最近一次变更"
    form_class = TakeBackForm
    template_name = "organizations/admin/take_back.html"
    button = "撤销这次变更"
    done = "“{}”最近一次变更已撤销。"

    def why_not(self):
        entry = last_change(self.object)
        return obstacle(self.object, entry) if entry else "没有可以撤销的变更。"

    def change(self):
        return take_back(self.object, user=self.request.user)

    def get_context_data(self, **kwargs):
        entry = last_change(self.object)
        return super().get_context_data(
            entry=entry,
            change=CHANGES[entry.action] if entry else "",
            **kwargs,
        )
