"""Who may do what: the office's two groups, over the whole page tree."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Task,
    Workflow,
)

from pages.models import SitePage

PAGES = {
    "编辑": ["add_sitepage", "change_sitepage"],
    "签发人": ["add_sitepage", "change_sitepage", "publish_sitepage", "lock_sitepage"],
}
FILES = {
    "编辑": ["add", "change", "choose"],
    "签发人": ["add", "change", "choose"],
}
RECORDS = {
    "编辑": [
        "organizations.organization",
        "bulletin.distributionlist",
        "honors.essayevent",
        "honors.honor",
        "honors.modelworker",
        "honors.award",
    ],
    "签发人": [
        "organizations.organization",
        "honors.honor",
        "honors.modelworker",
        "honors.award",
        "organizations.annualreport",
        "organizations.cohort",
        "organizations.unification",
        "bulletin.distributionlist",
        "honors.essayevent",
        "pages.siteidentity",
    ],
}
# What a signatory may also delete: records that nothing depends on.
DELETABLE = {
    "编辑": [],
    "签发人": [
        "organizations.cohort",
        "honors.honor",
        "honors.modelworker",
        "honors.award",
    ],
}
# What is neither adding, changing nor deleting a record.
RIGHTS = {
    "编辑": ["archive.view_original", "archive.view_fixityrun"],
    "签发人": [
        "archive.view_original",
        "archive.view_fixityrun",
        "archive.remove_original",
        "honors.revoke_award",
    ],
}
WAGTAIL_NAMES = {"Editors": "编辑", "Moderators": "签发人"}
WAGTAIL_WORKFLOW = ("Moderators approval", "签发")
VERBS = {
    "add": "添加",
    "bulk_delete": "批量删除",
    "change": "修改",
    "choose": "选用",
    "delete": "删除",
    "lock": "锁定",
    "publish": "发布",
    "remove": "移出",
    "unlock": "解锁",
    "view": "查看",
}


def sync_groups():
    """Bring the groups to what stands above; what the office added stays.

    The groups and the workflow that Wagtail's own migrations make become the
    office's.
    """
    for english, name in WAGTAIL_NAMES.items():
        if not Group.objects.filter(name=name).exists():
            Group.objects.filter(name=english).update(name=name)
    english, name = WAGTAIL_WORKFLOW
    for model in (Workflow, Task):
        model.objects.filter(name=english).update(name=name)
    for name in PAGES:
        group, _ = Group.objects.get_or_create(name=name)
        _allow_pages(group)
        _allow_files(group)
        _allow_records(group)
    Collection.objects.filter(depth=1, name="Root").update(name="全部文件")
    _name_permissions()


def _name_permissions():
    """Django names permissions in English, and the group form shows the names."""
    for permission in Permission.objects.select_related("content_type"):
        verb = VERBS.get(permission.codename.rpartition("_")[0])
        name = f"{verb}{permission.content_type.name}"
        if verb and permission.name != name:
            Permission.objects.filter(pk=permission.pk).update(name=name)


def _allow_pages(group):
    root = SitePage.get_first_root_node()
    for codename in PAGES[group.name]:
        GroupPagePermission.objects.get_or_create(
            group=group,
            page=root,
            permission=_permission("pages", codename),
        )


def _allow_files(group):
    root = Collection.get_first_root_node()
    for model in ("unionimage", "uniondocument"):
        for verb in FILES[group.name]:
            GroupCollectionPermission.objects.get_or_create(
                group=group,
                collection=root,
                permission=_permission("library", f"{verb}_{model}"),
            )


def _allow_records(group):
    group.permissions.add(_permission("wagtailadmin", "access_admin"))
    for label in RECORDS[group.name]:
        app, model = label.split(".")
        for verb in ("add", "change", "view"):
            group.permissions.add(_permission(app, f"{verb}_{model}"))
    for label in DELETABLE[group.name]:
        app, model = label.split(".")
        group.permissions.add(_permission(app, f"delete_{model}"))
    for right in RIGHTS[group.name]:
        group.permissions.add(_permission(*right.split(".")))


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)
