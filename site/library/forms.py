"""Uploading a picture: what cannot be used is refused with the reason."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.images.forms import BaseImageForm

from library.pictures import PictureRefused, cleaned


class PictureForm(BaseImageForm):
    """Wagtail's picture form; the picture is cleaned before it is stored."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        try:
            picture = cleaned(file.read(), file.name)
        except PictureRefused as reason:
            raise ValidationError(f"图片“{file.name}”{reason}。") from reason
        file.seek(0)
        return ContentFile(picture.data, picture.name) if picture else file
