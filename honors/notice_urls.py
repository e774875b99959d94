"""The screens of notices and of the holidays by which they are counted; lists to
download."""

from django.urls import path

from honors.views import notice_changes as changes
from honors.views.holidays import PasteView
from honors.views.notices import ProgressView
from honors.views.roll_files import KINDS, NoticeFileView, RollFileView

NOTICE = "honors/notices/<int:pk>"
ENTRY = "honors/notices/entries/<int:pk>"


def notice_urls():
    return [
        path(f"{NOTICE}/", ProgressView.as_view(), name="honors_notice_progress"),
        path(f"{NOTICE}/move/", changes.MoveView.as_view(), name="honors_notice_move"),
        path(f"{NOTICE}/end/", changes.EndView.as_view(), name="honors_notice_end"),
        path(
            f"{NOTICE}/confirm/",
            changes.ConfirmView.as_view(),
            name="honors_notice_confirm",
        ),
        path(
            f"{NOTICE}/confirm/undo/",
            changes.UnconfirmView.as_view(),
            name="honors_notice_unconfirm",
        ),
        path(f"{ENTRY}/drop/", changes.DropView.as_view(), name="honors_notice_drop"),
        path(
            f"{ENTRY}/take-up/",
            changes.TakeUpView.as_view(),
            name="honors_notice_take_up",
        ),
        path(
            "honors/holidays/paste/", PasteView.as_view(), name="honors_paste_holidays"
        ),
        *(
            path(
                f"{place}/{kind}/",
                view.as_view(),
                {"kind": kind},
                name=f"honors_{name}_{kind}",
            )
            for kind in KINDS
            for place, name, view in (
                ("honors/rolls/<int:pk>", "roll", RollFileView),
                (NOTICE, "notice", NoticeFileView),
            )
        ),
    ]
