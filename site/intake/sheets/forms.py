"""The file of an import; what else an importer asks comes from itself."""

from django import forms

from intake.sheets.safety import MAX_FILE_BYTES, large_file_sentence


class SheetUploadForm(forms.Form):
    file = forms.FileField(
        label="表格文件",
        help_text="收.xlsx和.xls表格。上传后先看预览，确认了才写入。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls"}),
        allow_empty_file=True,
        max_length=200,
        error_messages={
            "required": "请选择要导入的表格文件。",
            "max_length": "文件名太长，请改短到200个字以内再上传。",
        },
    )

    def clean_file(self):
        """A file too large is refused before it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_FILE_BYTES:
            raise forms.ValidationError(large_file_sentence(upload.name, upload.size))
        return upload
