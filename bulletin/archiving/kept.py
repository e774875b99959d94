"""The frozen prints among the files that must stay as they are."""

from archive.kept_files import KeptFile, KeptFiles
from bulletin.models import IssueRelease


def releases():
    return IssueRelease.objects.select_related("issue")


def frozen_print(release) -> KeptFile:
    pdf = release.pdf
    return KeptFile(str(release), pdf.storage, pdf.name, release.sha256)


RELEASES = KeptFiles("releases", "简报印刷版", releases, frozen_print)
