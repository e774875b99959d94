"""The kept files of the apps below the archive, which do not know of it."""

from archive.kept_files import KeptFile, KeptFiles
from archive.models import Original
from intake.models import ReceivedFile
from library.models import UnionDocument, UnionImage


def by_title(row) -> KeptFile:
    """A document or picture of the library."""
    return KeptFile(row.title, row.file.storage, row.file.name, row.sha256)


def by_name(row) -> KeptFile:
    """A file under the name it was given."""
    return KeptFile(row.name, row.file.storage, row.file.name, row.sha256)


SOURCES = [
    KeptFiles("originals", "档案原件", Original.objects.kept, by_name),
    KeptFiles("received", "来稿原件", ReceivedFile.objects.all, by_name),
    KeptFiles("documents", "文件库", UnionDocument.objects.all, by_title),
    KeptFiles("images", "图片库", UnionImage.objects.all, by_title),
]
