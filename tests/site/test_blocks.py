"""The ten blocks: named for editors, previewed, drawn, and wary of other hosts."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from home.models import FrontBlock
from pages.blocks import VIDEO_HOSTS, BodyBlock, is_allowed_video
from tests import factories

NAMES = [
    "heading", "paragraph", "image", "gallery", "quote",
    "table", "document", "notice", "video", "divider",
]  # fmt: skip
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH_SENTENCE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}")


def body_block(name):
    return BodyBlock().child_blocks[name]


EVERY_BLOCK = [
    *BodyBlock().child_blocks.values(),
    *FrontBlock().child_blocks.values(),
]
each_block = pytest.mark.parametrize("block", EVERY_BLOCK, ids=lambda one: one.name)


def test_the_vocabulary_is_frozen():
    assert list(BodyBlock().child_blocks) == NAMES


@each_block
def test_every_block_speaks_chinese_to_the_editor(block):
    assert CHINESE.search(str(block.label))
    assert CHINESE.search(block.get_description())
    assert block.get_description().endswith("。")
    for field in getattr(block, "child_blocks", {}).values():
        assert CHINESE.search(str(field.label)), field.name


@each_block
def test_every_block_has_an_icon_of_its_own(block):
    assert block.meta.icon != "placeholder"
    assert [other.meta.icon for other in EVERY_BLOCK].count(block.meta.icon) <= 2


@each_block
@pytest.mark.django_db
def test_every_block_has_a_preview_that_renders(block, client):
    client.force_login(factories.UserFactory(is_superuser=True))
    assert block.is_previewable
    address = reverse("wagtailadmin_block_preview")
    response = client.get(f"{address}?id={block.definition_prefix}")
    html = response.content.decode()
    assert response.status_code == 200
    shown = re.sub(r"<[^>]+>", " ", html.split("<main")[1].split("</main>")[0])
    assert block.name == "divider" or CHINESE.search(shown)
    assert not ENGLISH_SENTENCE.search(shown)


GOOD_ADDRESSES = [
    "https://tv.cctv.com/2026/03/16/VIDE1.shtml",
    "https://v.qq.com/x/cover/1.html",
    "https://www.bilibili.com/video/BV1",
    "https://bilibili.com/video/BV1",
    "https://WWW.XUEXI.CN/lgpage/1",
    "https://www.workercn.cn/c/2026-03-16/1.shtml",
]
BAD_ADDRESSES = [
    "http://v.qq.com/x",
    "https://qq.com/x",
    "https://evilbilibili.com/",
    "https://bilibili.com.example.org/",
    "https://bilibili.com@example.org/",
    "https://example.org\\@v.qq.com/",
    "https://example.org\\.v.qq.com/",
    "https://someone:secret@v.qq.com/",
    "https://example.org/?v.qq.com",
    "https://example.org/#.v.qq.com",
    "https://xn--bilibili-.com/",
    "https://bіlibili.com/",
    "https://[::1/",
    "https://",
    "//v.qq.com/x",
    "javascript://v.qq.com/%0aalert(1)",
    "",
]


@pytest.mark.parametrize("url", GOOD_ADDRESSES)
def test_the_known_video_sites_may_be_linked(url):
    assert is_allowed_video(url)


@pytest.mark.parametrize("url", BAD_ADDRESSES)
def test_a_host_that_only_looks_like_one_may_not(url):
    assert not is_allowed_video(url)


@given(st.text(max_size=40), st.sampled_from(VIDEO_HOSTS))
def test_nothing_before_the_name_makes_another_host_pass(text, host):
    url = f"https://{text}{host}/"
    if is_allowed_video(url):
        assert not text or text.endswith(".")
        assert not set(text) & set("@\\/?#")


def test_a_refused_video_says_which_sites_are_allowed():
    block = body_block("video")
    value = block.to_python({"url": "https://example.org/v", "title": "现场"})
    with pytest.raises(ValidationError) as refusal:
        block.clean(value)
    (sentence,) = refusal.value.block_errors["url"].messages
    assert "央视网" in sentence
    assert sentence.endswith("。")


def test_a_gallery_of_one_picture_is_no_gallery():
    block = body_block("gallery")
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"images": [{"image": None}]}))


JUST_ADDED = {
    "heading": {"level": "1", "text": ""},
    "paragraph": "",
    "image": {"image": None, "caption": "", "credit": ""},
    "gallery": {"images": []},
    "quote": {"text": "", "source": ""},
    "table": {"data": [[None, None]], "table_caption": ""},
    "document": {"document": None, "title": ""},
    "notice": {"title": "", "text": ""},
    "video": {"url": "", "title": ""},
    "divider": None,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_block_just_added_draws_nothing_broken(name):
    block = body_block(name)
    html = block.render(block.to_python(JUST_ADDED[name]))
    assert "None" not in html
    assert "<img" not in html
