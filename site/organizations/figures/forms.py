"""Which day, and which day beside it."""

from django.utils import timezone

from organizations.days_asked import AsOfForm, DayField


class DaysForm(AsOfForm):
    """Figures of a day, beside those of another; the day stands in its field even
    where none was asked for."""

    compare = DayField(label="对比日期")

    def __init__(self, data):
        today = timezone.localdate().isoformat()
        super().__init__(data.dict() | {"as_of": data.get("as_of") or today})
