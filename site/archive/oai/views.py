"""/oai: OAI-PMH 2.0 for whoever harvests; everything it tells is public."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from archive.oai.arguments import read_question
from archive.oai.drawing import document, element
from archive.oai.errors import OaiError
from archive.oai.verbs import ANSWERS, Repository

# The protocol: a wrong verb or argument is not repeated in the answer.
NOT_REPEATED = ("badVerb", "badArgument")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request):
    site = Site.find_for_request(request)
    if site is None:
        raise Http404("这个地址没有网站。")
    address = f"{site.root_url}{reverse('oai')}"
    repository = Repository(site, address, timezone.now())
    given = request.POST if request.method == "POST" else request.GET
    asked = {name: values[0] for name, values in given.lists()}
    try:
        question = read_question(given.lists())
        answer = ANSWERS[question.verb](question, repository)
    except OaiError as error:
        answer = element("error", str(error), attributes={"code": error.code})
        if error.code in NOT_REPEATED:
            asked = {}
    told = document(repository.now, address, asked, answer)
    return HttpResponse(told, content_type="text/xml; charset=utf-8")
