"""An essay: what is worked out, what readers get, what stays for ever."""

import datetime
import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction

from honors.models import EssayPage
from pages.models import SitePage
from pages.refusal import NotReady
from tests import factories

pytestmark = pytest.mark.django_db
TOMORROW = timezone.localdate() + datetime.timedelta(days=1)
FULL_TEXT = "全文一段。"


@pytest.fixture
def index():
    return factories.essay_index()


def get(client, page, part=""):
    return client.get(f"{page.url}{part}")


def head_data(response):
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', response.text
    )
    return json.loads(found[1])


def metas(response):
    return re.findall(r'<meta name="(citation_\w+)" content="([^"]*)">', response.text)


def test_an_address_is_made_of_year_and_number_never_of_the_title(index):
    essays = [factories.essay(title=f"题名{n}") for n in range(3)]
    assert [one.slug for one in essays] == ["2024-1", "2024-2", "2024-3"]
    assert factories.essay(year_text="202_年", attested_on=None).slug == "undated-1"


def test_an_address_stays_when_the_year_is_corrected(index):
    essay = factories.essay()
    essay.year_text = "2023"
    essay.save_revision().publish()
    assert EssayPage.objects.get().slug == "2024-1"


def test_a_number_given_once_is_not_given_again(index):
    first, second = factories.essay(), factories.essay()
    first.delete()
    assert factories.essay().slug == "2024-3"
    assert second.slug == "2024-2"


def test_an_uncertain_year_is_shown_as_written_and_never_a_number(client, index):
    essay = factories.essay(year_text="202_年")
    assert (essay.year, essay.edtf) == (None, "202X")
    assert "202_年" in get(client, essay).text
    assert "citation_publication_date" not in dict(metas(get(client, essay)))
    assert "datePublished" not in head_data(get(client, essay))


def test_the_day_of_a_source_bounds_a_year_nobody_can_read(index):
    essay = factories.essay(year_text="202_年", attested_on=datetime.date(2005, 12, 31))
    assert (essay.year, essay.edtf, essay.year_said) == (None, "/2005", "202_年")


def test_the_authors_stand_in_the_order_of_the_certificate(client, index):
    names = ["字建华", "左丽芳", "杨素梅", "尹志远"]
    html = get(client, factories.essay(authors=names)).text
    places = [html.index(f">{name}</a>") for name in names]
    assert places == sorted(places)


def test_the_unit_stays_as_the_certificate_has_it(client, index):
    unit = factories.OrganizationFactory(name="苍山西镇工会联合会")
    author = {"name": "杨素梅", "unit": "河西乡工会", "organization": unit}
    html = get(client, factories.essay(authors=[author])).text
    assert f'<a href="{unit.get_absolute_url()}">河西乡工会</a>' in html


def test_the_full_text_and_the_original_are_given_out_with_consent(client, index):
    essay = factories.open_essay()
    html = get(client, essay).text
    original = essay.original
    assert FULL_TEXT in html
    assert original.sha256 in html
    assert original.name in html
    given = client.get(original.get_absolute_url())
    assert b"".join(given.streaming_content) == original.read()


@pytest.mark.parametrize(
    "rights",
    [
        {"rights": "full", "has_consent": False},
        {"rights": "abstract", "has_consent": True},
    ],
)
def test_without_consent_or_with_the_abstract_alone_nothing_else_is_given_out(
    client, index, rights
):
    essay = factories.open_essay(abstract="摘要一句。", **rights)
    html = get(client, essay).text
    assert "摘要一句。" in html
    assert essay.why_no_full_text in html
    assert FULL_TEXT not in html
    assert essay.original.sha256 not in html
    assert essay.original.name not in html
    assert client.get(essay.original.get_absolute_url()).status_code == 404
    assert essay.open_words() == ""
    assert "/OL]" not in html


def test_what_is_not_given_out_is_not_given_to_the_search(index):
    searched = {field.field_name for field in EssayPage.get_searchable_search_fields()}
    assert "open_words" in searched
    assert "body" not in searched
    assert FULL_TEXT in factories.open_essay().open_words()


@pytest.mark.parametrize(
    "kept_back", [{"rights": "internal"}, {"embargo_until": TOMORROW}]
)
@pytest.mark.parametrize("part", ["", "bib/", "ris/", "json/"])
def test_an_internal_or_embargoed_essay_is_not_there(client, index, kept_back, part):
    essay = factories.open_essay(**kept_back)
    assert essay.live
    assert get(client, essay, part).status_code == 404
    assert client.get(essay.original.get_absolute_url()).status_code == 404


def test_an_embargo_ends_by_itself(client, index):
    essay = factories.open_essay(embargo_until=timezone.localdate())
    assert FULL_TEXT in get(client, essay).text


def test_another_day_may_be_asked_what_is_listed_then(index):
    essay = factories.open_essay(embargo_until=TOMORROW)
    assert essay not in EssayPage.objects.listed()
    assert essay in EssayPage.objects.listed(TOMORROW)
    assert essay in EssayPage.objects.open_text(TOMORROW)
    assert essay not in EssayPage.objects.open_text()


def test_a_taken_down_essay_answers_gone_at_all_its_addresses(client, index):
    essay = factories.open_essay()
    essay.unpublish()
    for part in ("", "bib/"):
        response = get(client, essay, part)
        assert response.status_code == 410
        assert "已撤下" in response.text
        assert FULL_TEXT not in response.text


def test_a_draft_is_not_found(client, index):
    assert get(client, factories.essay_draft()).status_code == 404


def test_the_head_tells_scholars_and_machines_who_wrote_what(client, index):
    event = factories.EssayEventFactory(name="全州工会理论研讨会", session="第三届")
    essay = factories.open_essay(
        title="标题</script><b>",
        authors=[{"name": "杨素梅", "unit": "县总工会"}, "尹志远"],
        event=event,
        prize="first",
        keywords="入会；组建",
    )
    response = get(client, essay)
    told = metas(response)
    assert ("citation_title", "标题&lt;/script&gt;&lt;b&gt;") in told
    assert [value for name, value in told if name == "citation_author"] == [
        "杨素梅",
        "尹志远",
    ]
    assert ("citation_author_institution", "县总工会") in told
    assert ("citation_conference_title", "第三届全州工会理论研讨会") in told
    assert ("citation_publication_date", "2024/09/01") in told
    data = head_data(response)
    assert data["headline"] == "标题</script><b>"
    assert [person["name"] for person in data["author"]] == ["杨素梅", "尹志远"]
    assert data["award"] == "全州工会理论研讨会（第三届）一等奖"
    assert response.text.count("</script>") == response.text.count("<script")


def test_a_pdf_is_named_in_the_head_only_when_given_out(client, index):
    pdf = factories.original("论文.pdf", b"%PDF-1.7 one")
    essay = factories.open_essay(original=pdf)
    address = dict(metas(get(client, essay)))["citation_pdf_url"]
    assert client.get(address).status_code == 200
    closed = factories.open_essay(original=pdf, has_consent=False)
    assert "citation_pdf_url" not in dict(metas(get(client, closed)))


def test_both_editions_of_the_standard_are_offered(client, index):
    event = factories.EssayEventFactory(name="全州工会理论研讨会")
    html = get(client, factories.essay(event=event, prize="first")).text
    assert "杨素梅. 县域职工之家建设的三个抓手[C]//全州工会理论研讨会, 2024." in html
    assert "[C]. 全州工会理论研讨会, 大理, 2024." in html


@pytest.mark.parametrize(
    ("part", "begins", "ending"),
    [
        ("bib/", "@inproceedings{essay-2024-1,", "bib"),
        ("ris/", "TY  - ", "ris"),
        ("json/", "[", "json"),
    ],
)
def test_references_are_downloaded_under_the_title(client, index, part, begins, ending):
    event = factories.EssayEventFactory()
    essay = factories.essay(event=event)
    response = get(client, essay, part)
    assert response.text.startswith(begins)
    assert f"{essay.title}.{ending}" in unquoted(response["Content-Disposition"])


def unquoted(header):
    from urllib.parse import unquote

    return unquote(header)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"authors": ()}, "还没有作者"),
        ({"year_text": ""}, "请填写年份"),
        ({"rights": "full", "has_consent": True}, "还没有全文和原件"),
        ({"abstract": "联系电话13800138000"}, "手机号"),
        (
            {
                "rights": "public_domain",
                "body": [("paragraph", "<p>身份证11010519491231002X</p>")],
            },
            "身份证号",
        ),
        (
            {"import_report": [{"action": "dropped", "element": "图片"}]},
            "逐条核对",
        ),
    ],
)
def test_what_is_missing_stops_every_door_with_a_sentence(index, fields, said):
    draft = factories.essay_draft(**fields)
    with pytest.raises(NotReady, match=said):
        draft.get_latest_revision().publish()
    assert not EssayPage.objects.live().exists()


def test_the_refusal_never_repeats_a_private_number(index):
    draft = factories.essay_draft(abstract="联系电话13800138000")
    with pytest.raises(NotReady) as refused:
        draft.get_latest_revision().publish()
    assert "13800138000" not in str(refused.value)


def test_a_unit_alone_may_be_the_author(client, index):
    essay = factories.essay(authors=(), unit="漾濞县总工会")
    assert "漾濞县总工会. 县域职工之家" in get(client, essay).text


def test_a_prize_is_always_one_of_an_event(index):
    with pytest.raises(ValidationError, match="哪次活动"):
        EssayPage(prize="first").validate_constraints()


def test_an_archive_number_is_given_once(index):
    factories.essay(archive_number="0012-2024-001")
    again = factories.essay_draft()
    again.archive_number = "0012-2024-001"
    with pytest.raises(ValidationError, match="档号已经给了"):
        again.full_clean()
    with pytest.raises(NotReady, match="0012-2024-001已经给了《县域"):
        again.save_revision(clean=False).publish()


def test_an_essay_has_no_second_address(index):
    essay = factories.essay()
    action = CreatePageAliasAction(essay, update_slug="again", user=None)
    with pytest.raises(NotReady, match="同步副本"):
        action.execute(skip_permission_checks=True)


def test_a_copy_takes_neither_original_nor_consent_with_it(index):
    essay = factories.open_essay(archive_number="0012-2024-001")
    copy = essay.copy(update_attrs={"slug": "2024-9"}, keep_live=False)
    assert copy.original is None
    assert not copy.has_consent
    assert copy.archive_number == ""
    assert [one.name for one in copy.authors.all()] == ["杨素梅"]


def test_the_summary_is_the_beginning_of_the_abstract(index):
    abstract = "第一句。" * 60
    essay = factories.essay(abstract=abstract)
    assert len(essay.summary) <= 200
    assert essay.summary.endswith("。")
    assert abstract.startswith(essay.summary)


def test_the_document_number_is_written_as_the_rule_wants(index):
    assert factories.essay(document_number="大工发[2024]12号").document_number == (
        "大工发〔2024〕12号"
    )


def test_an_essay_that_is_kept_back_is_visible_nowhere(index):
    essay = factories.open_essay(rights="internal")
    assert not SitePage.objects.visible().filter(pk=essay.pk).exists()


def test_a_removed_original_says_when_and_why(client, index):
    essay = factories.open_essay()
    asker, confirmer = factories.UserFactory.create_batch(2)
    factories.remove(essay.original, asker, confirmer, reason="含有个人信息")
    html = get(client, essay).text
    assert "移出档案：含有个人信息" in html
    assert FULL_TEXT in html


def found(client, words):
    return [
        hit["title"]
        for hit in client.get(f"/search/?q={words}&format=json").json()["hits"]
    ]


def test_readers_find_an_essay_by_any_author_and_by_its_open_text(client, index):
    event = factories.EssayEventFactory(name="全州工会理论研讨会")
    factories.open_essay(
        title="茶园协商", authors=["杨素梅", "尹志远"], event=event, prize="first"
    )
    for words in ("尹志远", "理论研讨会", "全文一段"):
        assert found(client, words) == ["茶园协商"]


def test_readers_find_nothing_in_a_text_that_is_not_given_out(client, index):
    factories.open_essay(title="茶园协商", has_consent=False)
    assert found(client, "全文一段") == []
    assert found(client, "茶园协商") == ["茶园协商"]


def test_the_search_finds_an_essay_from_its_day_on_and_nobody_need_save_it(
    client, index, monkeypatch
):
    factories.open_essay(title="茶园协商", embargo_until=TOMORROW)
    factories.open_essay(title="茶园内部", rights="internal")
    assert found(client, "茶园") == []
    assert client.get("/search/?q=茶园&format=json").json()["total"] == 0
    monkeypatch.setattr(timezone, "localdate", lambda *args: TOMORROW)
    assert found(client, "茶园") == ["茶园协商"]
