"""Sending a Word file in."""

from django import forms

from intake.safety import MAX_FILE_BYTES, too_large_sentence


class WordUploadForm(forms.Form):
    file = forms.FileField(
        label="Word文件",
        help_text="只收.docx文件。旧的.doc、.wps文件请先用Word或WPS另存为.docx。",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        allow_empty_file=True,
        error_messages={"required": "请选择要导入的Word文件。"},
    )

    def clean_file(self):
        """A file too large is refused before it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_FILE_BYTES:
            raise forms.ValidationError(too_large_sentence(upload.name))
        return upload
