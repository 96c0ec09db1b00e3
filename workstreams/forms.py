"""Forms of the work's own pages; the record itself is edited in the administration."""

from django import forms

from workstreams.models import Workstream

#: No slug, so that no workstream can be mistaken for it.
WHOLE = "*"


class FeedForm(forms.Form):
    """What a new calendar feed is of: the programme, or a workstream and those below it."""

    workstream = forms.ChoiceField(
        label="What it shows",
        error_messages={"invalid_choice": "There is no such workstream. Choose one of the list."},
    )

    def __init__(self, *args, tree: tuple[tuple[Workstream, int], ...], **options) -> None:
        super().__init__(*args, **options)
        self.tree = tree
        self.fields["workstream"].choices = [
            (WHOLE, "The whole programme"),
            *((w.slug, f"{'– ' * depth}{w.name}") for w, depth in tree),
        ]

    @property
    def chosen(self) -> Workstream | None:
        slug = self.cleaned_data["workstream"]
        return next((w for w, _ in self.tree if w.slug == slug), None)
