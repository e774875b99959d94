"""撤销荣誉, 登记去世, and undoing either: one small form each."""

from honors.change_forms import (
    DeathForm,
    RestoreForm,
    RevokeForm,
    TakeBackDeathForm,
)
from honors.changes import mark_death, restore, revoke, take_back_death
from honors.enums import AwardState, Recipient
from honors.models import Award, HonorRollPage, ModelWorker
from organizations.views.record_changes import RecordChangeView


class AwardChangeView(RecordChangeView):
    """A change of an award; the right to it is apart from the right to edit."""

    model = Award
    permission_required = "revoke"
    header_icon = "cross"
    listing_label = "获奖记录"
    state = AwardState.VALID

    def records(self):
        return Award.objects.with_records()

    def why_not(self):
        if self.object.state != self.state:
            return f"“{self.object}”现在的状态是{self.object.get_state_display()}。"
        return ""


class RevokeView(AwardChangeView):
    page_title = "撤销荣誉"
    template_name = "honors/admin/revoke.html"
    form_class = RevokeForm
    button = "撤销这项荣誉"
    done = "已撤销“{}”，网站上不再出现；档案和文号保留。"

    def change(self, **entered):
        return revoke(self.object, user=self.request.user, **entered)

    def get_context_data(self, **kwargs):
        award = self.object
        rolls = HonorRollPage.objects.live().filter(
            honor=award.honor_id, year=award.year, batch=award.batch
        )
        return super().get_context_data(
            award=award,
            rolls=rolls,
            is_last=award.recipient == Recipient.PERSON
            and award.worker.awards.valid().count() == 1,
            **kwargs,
        )


class RestoreView(AwardChangeView):
    page_title = "恢复荣誉"
    form_class = RestoreForm
    state = AwardState.REVOKED
    button = "恢复这项荣誉"
    done = "已恢复“{}”。"

    def change(self, **entered):
        return restore(self.object, user=self.request.user, **entered)


class WorkerChangeView(RecordChangeView):
    """A change of a person's record."""

    model = ModelWorker
    header_icon = "user"
    listing_label = "劳模"


class DeathView(WorkerChangeView):
    page_title = "登记去世"
    form_class = DeathForm
    done = "已登记“{}”去世，网站上的姓名后注明已故。"

    def why_not(self):
        return f"“{self.object}”已经登记去世。" if self.object.is_deceased else ""

    def change(self, **entered):
        return mark_death(self.object, user=self.request.user, **entered)


class TakeBackDeathView(WorkerChangeView):
    page_title = "撤销去世登记"
    form_class = TakeBackDeathForm
    button = "撤销去世登记"
    done = "已撤销“{}”的去世登记。"

    def why_not(self):
        return "" if self.object.is_deceased else f"“{self.object}”没有登记去世。"

    def change(self, **entered):
        return take_back_death(self.object, user=self.request.user, **entered)
