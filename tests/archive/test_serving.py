"""An original at its address: only while something public shows it."""

import pytest

from archive.models import Original
from tests import factories

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 the certificate"


@pytest.fixture(autouse=True)
def site():
    factories.home_page()


@pytest.fixture
def kept(shelf):
    made = factories.original("关于工会的调研报告（2024）.docx")
    shelf.public.add(made.pk)
    return made


def test_a_public_original_comes_down_under_its_chinese_name(client, kept):
    response = client.get(kept.get_absolute_url())
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == factories.WORD_FILE
    disposition = response["Content-Disposition"]
    assert disposition.startswith("attachment;")
    assert (
        "%E5%85%B3%E4%BA%8E%E5%B7%A5%E4%BC%9A%E7%9A%84%E8%B0%83%E7%A0%94"
        "%E6%8A%A5%E5%91%8A%EF%BC%882024%EF%BC%89.docx" in disposition
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["Content-Type"].endswith("wordprocessingml.document")


def test_a_pdf_is_shown_in_the_browser(client, shelf):
    kept = factories.original("证书.pdf", PDF)
    shelf.public.add(kept.pk)
    response = client.get(kept.get_absolute_url())
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline;")


def test_a_wrong_name_leads_to_the_right_one(client, kept):
    response = client.get(f"/archive/{kept.pk}/other.docx")
    assert response.status_code == 301
    assert response["Location"] == kept.get_absolute_url()


def test_who_has_the_file_already_is_told_that_it_is_the_same(client, kept):
    etag = client.get(kept.get_absolute_url())["ETag"]
    again = client.get(kept.get_absolute_url(), headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert again["Cache-Control"] == "no-cache"


def test_nothing_is_written_over_an_address(client, kept):
    assert client.post(kept.get_absolute_url()).status_code == 405
    assert client.head(kept.get_absolute_url()).status_code == 200


def test_an_original_that_nobody_shows_does_not_exist(client, shelf):
    kept = factories.original("内部材料.docx")
    response = client.get(kept.get_absolute_url())
    assert response.status_code == 404
    assert "内部材料" not in response.text


def test_a_wrong_name_of_a_hidden_original_tells_nothing(client, shelf):
    kept = factories.original("内部材料.docx")
    assert client.get(f"/archive/{kept.pk}/x.docx").status_code == 404


def test_what_was_public_and_is_so_no_more_is_gone_without_details(client, kept, shelf):
    client.get(kept.get_absolute_url())
    shelf.public.clear()
    response = client.get(kept.get_absolute_url())
    assert response.status_code == 410
    assert "不再公开" in response.text
    assert kept.sha256 not in response.text


def test_a_removed_original_leaves_a_stub_with_reason_and_fingerprint(client, kept):
    people = factories.UserFactory.create_batch(2)
    removed = factories.remove(kept, *people, reason="作者要求撤回")
    response = client.get(kept.get_absolute_url())
    assert response.status_code == 410
    for said in (kept.name, "作者要求撤回", kept.sha256, f"{removed.removed_at:%Y}年"):
        assert said in response.text
    assert response.text.count("<h1") == 1


def test_the_stub_stays_when_the_page_behind_it_goes(client, kept, shelf):
    factories.remove(kept, *factories.UserFactory.create_batch(2))
    shelf.public.clear()
    assert client.get(kept.get_absolute_url()).status_code == 410


def test_a_removed_original_that_was_never_public_leaves_no_trace(client, shelf):
    kept = factories.original("内部材料.docx")
    factories.remove(kept, *factories.UserFactory.create_batch(2))
    response = client.get(kept.get_absolute_url())
    assert response.status_code == 404
    assert "内部材料" not in response.text


def test_the_first_day_in_public_is_written_down_once(client, kept):
    client.get(kept.get_absolute_url())
    first = Original.objects.get(pk=kept.pk).public_since
    assert first is not None
    client.get(kept.get_absolute_url())
    assert Original.objects.get(pk=kept.pk).public_since == first


def test_an_original_costs_few_queries(client, kept, django_assert_max_num_queries):
    client.get(kept.get_absolute_url())
    with django_assert_max_num_queries(3):
        client.get(kept.get_absolute_url())
