"""The numbers of a list, all on one screen."""

from collections import Counter

from django import forms


class PlacesForm(forms.Form):
    """One number for each award; no two alike, an empty one stands last."""

    def __init__(self, awards, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.awards = {f"place-{award.pk}": award for award in awards}
        for name, award in self.awards.items():
            self.fields[name] = forms.IntegerField(
                label=award.holder,
                help_text=award.unit_at_award if award.worker_id else "",
                initial=award.place,
                required=False,
                min_value=1,
                max_value=9999,
            )

    def clean(self):
        cleaned = super().clean()
        often = Counter(place for place in cleaned.values() if place)
        for name, place in list(cleaned.items()):
            if place and often[place] > 1:
                sentence = f"序号{place}重复，名单上每个序号只用一次，请改正。"
                self.add_error(name, sentence)
        return self.cleaned_data

    def changed_awards(self) -> list:
        """The awards whose number is another now, with that number."""
        changed = []
        for name, award in self.awards.items():
            if award.place != self.cleaned_data[name]:
                award.place = self.cleaned_data[name]
                changed.append(award)
        return changed
