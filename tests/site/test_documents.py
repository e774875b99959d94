"""A file comes back as it was given: its name, its bytes, nothing run on the way."""

from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from library.models import UnionDocument
from tests import factories

pytestmark = pytest.mark.django_db
LONG_NAME = "关于进一步做好全县困难职工帮扶救助工作有关事项的通知" * 4


def document(name, data=b"%PDF-1.7 words"):
    return factories.DocumentFactory(file=ContentFile(data, name))


def name_told(response):
    """The file name that the browser is told (RFC 6266, ``filename*``)."""
    told = response["Content-Disposition"]
    return unquote(told.split("filename*=UTF-8''")[1])


def content(response):
    return b"".join(response.streaming_content)


def test_a_chinese_name_comes_back_on_download(client):
    response = client.get(document("评选表彰通知.docx").url)
    assert response.status_code == 200
    assert name_told(response) == "评选表彰通知.docx"
    assert response["Content-Disposition"].startswith("attachment")
    assert content(response) == b"%PDF-1.7 words"


@pytest.mark.parametrize(
    "name",
    [
        "关于举办技能竞赛的通知（2026年）.docx",
        "《工会工作简报》 第3期【定稿】.pdf",
        "漾工发〔2026〕12号 & 附件1、2.xlsx",
    ],
)
def test_the_signs_of_an_office_stay_in_a_name(client, name):
    assert name_told(client.get(document(name).url)) == name


@pytest.mark.parametrize(
    ("given", "kept"),
    [("通知\u202efdp.docx", "通知fdp.docx"), ("通知\n|?.pdf", "通知.pdf")],
)
def test_signs_that_deceive_or_break_are_taken_out(given, kept):
    assert document(given).filename == kept


def test_two_files_of_one_name_both_keep_it(client):
    first, second = document("通知.pdf", b"one"), document("通知.pdf", b"two")
    assert first.filename == second.filename == "通知.pdf"
    assert content(client.get(first.url)) == b"one"
    assert content(client.get(second.url)) == b"two"


def test_a_name_longer_than_a_file_system_allows_is_cut_not_refused(client):
    made = document(f"{LONG_NAME}.pdf")
    assert made.filename.endswith(".pdf")
    assert made.filename[:20] == LONG_NAME[:20]
    assert client.get(made.url).status_code == 200


def test_a_pdf_opens_in_the_browser_under_its_name(client):
    response = client.get(document("通知.pdf").url)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline")
    assert name_told(response) == "通知.pdf"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx"])
def test_no_browser_guesses_at_a_file_or_runs_it(client, name):
    response = client.get(document(name).url)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"


def test_a_replaced_file_is_not_taken_for_the_old_one(client):
    made = document("通知.pdf", b"one")
    mark = client.get(made.url)["ETag"]
    made.file = ContentFile(b"two", "通知.pdf")
    made.save()
    response = client.get(made.url, headers={"If-None-Match": mark})
    assert response.status_code == 200
    assert content(response) == b"two"


REFUSED = ["run.exe", "page.html", "old.doc", "drawing.svg", "macro.docm", "nothing"]


@pytest.mark.parametrize("name", REFUSED)
def test_another_kind_of_file_is_refused_in_a_sentence(client, name):
    client.force_login(factories.UserFactory(is_superuser=True))
    file = SimpleUploadedFile(name, b"words")
    response = client.post(reverse("wagtaildocs:add"), {"title": "x", "file": file})
    (sentence,) = response.context["form"].errors["file"]
    assert "pdf, docx, xlsx" in sentence
    assert "。" in sentence
    assert not UnionDocument.objects.exists()


@pytest.mark.parametrize("name", REFUSED)
def test_nor_does_it_pass_among_several(client, name):
    client.force_login(factories.UserFactory(is_superuser=True))
    file = SimpleUploadedFile(name, b"words")
    response = client.post(reverse("wagtaildocs:add_multiple"), {"files[]": file})
    assert not response.json()["success"]
    assert "。" in response.json()["error_message"]
    assert not UnionDocument.objects.exists()


def test_a_page_names_kind_and_size_of_a_file(client):
    made = document("报名表.docx", b"x" * 2048)
    factories.plain_page(body=[("document", {"document": made, "title": "报名表"})])
    html = client.get("/gong-hui-gai-kuang/").content.decode()
    assert "附件：报名表" in html
    assert "DOCX" in html
    assert "2.0" in html
