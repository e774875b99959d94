"""What the forms of all registers have in common."""


class NoDraftMixin:
    """A record has no draft: what is half typed must not stand in the register, so
    nothing is saved until the clerk saves."""

    autosave_enabled = False

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False
