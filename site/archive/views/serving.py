"""An original at its public address: the file, or what became of it."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from archive.models import Original
from archive.owners import is_public


@require_safe
def serve(request, pk, name):
    """The file while something public shows it. What was public once and is so no
    more says so with 410; all others do not exist."""
    original = get_object_or_404(Original, pk=pk)
    if not is_public(original):
        return gone(request, original)
    if name != original.name:
        return redirect(original, permanent=True)
    if original.public_since is None:
        Original.objects.filter(pk=pk).update(public_since=timezone.now())
    return file_response(request, original)


def gone(request, original):
    if original.public_since is None:
        raise Http404("没有这个文件。")
    return render(request, "archive/gone.html", {"original": original}, status=410)


def file_response(request, original):
    """The bytes under their Chinese name; a PDF is shown, all else downloaded.

    Asked for anew each time, for tomorrow it may be closed or removed: who has the
    same file already gets 304.
    """
    etag = f'"{original.sha256}"'
    response = get_conditional_response(request, etag=etag) or FileResponse(
        original.file.open(),
        as_attachment=not original.is_pdf,
        filename=original.name,
        content_type=original.media_type,
    )
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
