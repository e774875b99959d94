"""Chinese names for what Wagtail 8.0 leaves unnamed.

A form field without a label is shown under its Python name, which no catalogue can
translate. Delete a row when a later release of Wagtail names the field itself.
"""

from wagtail.admin.forms import auth, choosers, workflows
from wagtail.admin.views.pages import search
from wagtail.admin.views.pages.bulk_actions import page_bulk_action
from wagtail.contrib.redirects import forms as redirects
from wagtail.contrib.settings import forms as settings
from wagtail.sites import views as sites
from wagtail.users import forms as users
from wagtail.users.views.bulk_actions import assign_role

FIELDS = {
    auth.LoginForm: {"password": "密码", "remember": "记住登录"},
    choosers.ExternalLinkChooserForm: {"link_text": "链接文字"},
    choosers.AnchorLinkChooserForm: {"link_text": "链接文字"},
    choosers.EmailLinkChooserForm: {
        "email_address": "电子邮件地址",
        "link_text": "链接文字",
        "subject": "邮件主题",
        "body": "邮件正文",
    },
    choosers.PhoneLinkChooserForm: {
        "phone_number": "电话号码",
        "link_text": "链接文字",
    },
    workflows.WorkflowPageForm: {"page": "页面"},
    workflows.WorkflowContentTypeForm: {"content_types": "资料类型"},
    page_bulk_action.DefaultPageForm: {"include_descendants": "包括下级页面"},
    redirects.ConfirmImportForm: {"permanent": "永久"},
    settings.SiteSwitchForm: {"site": "网站"},
    users.PagePermissionsForm: {"page": "页面", "permissions": "权限"},
    assign_role.RoleForm: {"role": "角色"},
}
SITE_COLUMNS = {"port": "端口", "site_name": "网站名称", "root_page": "首页"}


def name_the_unnamed():
    """Give every field and column above its name, once, when the site starts."""
    for form, labels in FIELDS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    search.SearchView.verbose_name_plural = "页面"
    for column in sites.IndexView.columns:
        column.label = SITE_COLUMNS.get(column.name, column.label)
