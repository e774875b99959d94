"""What a reader asks of the honors, and the awards and people that answer."""

from honors.enums import HonorFamily, HonorLevel
from honors.models.awards import Award
from honors.models.people import ModelWorker
from organizations.filter_forms import FilterForm, choice, text


class AwardsAsked(FilterForm):
    """The filters over the awards of all rolls."""

    q = text("姓名或集体")
    level = choice("级别", "全部级别", HonorLevel.choices)
    family = choice("称号类别", "全部类别", HonorFamily.choices)
    year = choice("年度", "全部年度")
    unit = text("单位")
    field_order = ["q", "level", "family", "year", "unit", "as_of"]

    def offer(self):
        years = Award.objects.public().order_by("-year").values_list("year", flat=True)
        self.fields["year"].choices += [(str(y), f"{y}年") for y in years.distinct()]

    def awards(self):
        chosen = self.cleaned_data
        found = Award.objects.public().decided_by(self.day)
        if q := chosen.get("q"):
            found = found.held_by(q)
        if unit := chosen.get("unit"):
            found = found.at(unit)
        if year := chosen.get("year"):
            found = found.filter(year=year)
        for name in ("level", "family"):
            if value := chosen.get(name):
                found = found.filter(**{f"honor__{name}": value})
        return found.newest_first()


class WorkersAsked(FilterForm):
    """The filters over the model workers."""

    LIVING = "living"

    q = text("姓名")
    level = choice("最高称号", "全部级别", HonorLevel.choices)
    life = choice("健在或已故", "全部", [(LIVING, "健在"), ("deceased", "已故")])
    field_order = ["q", "level", "life", "as_of"]

    def workers(self):
        chosen = self.cleaned_data
        found = ModelWorker.objects.public().models_on(self.day)
        if q := chosen.get("q"):
            found = found.named_like(q)
        if level := chosen.get("level"):
            found = found.filter(level_on=level)
        if life := chosen.get("life"):
            living = ModelWorker.objects.living_on(self.day).values("pk")
            among = {"pk__in": living}
            found = (
                found.filter(**among) if life == self.LIVING else found.exclude(**among)
            )
        return found.highest_first()
