"""The loss report in the editing form of what was imported."""

from wagtail.admin.panels import MultiFieldPanel


class ImportReportPanel(MultiFieldPanel):
    """What the import from Word kept, changed and dropped; only on imported pages."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "intake/admin/import_report_panel.html"

        def is_shown(self):
            return self.instance.has_losses
