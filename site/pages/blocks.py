"""The body vocabulary: ten blocks, the same on every page, frozen early.

Print (``typesetting``) and import (``intake``) speak the same ten words: a new
block is a change in all three places.
"""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock

from pages.pictures import PictureChooserBlock

RICH_TEXT_FEATURES = [
    "bold",
    "italic",
    "ol",
    "ul",
    "link",
    "document-link",
    "superscript",
    "subscript",
]
VIDEO_HOSTS = (
    "cctv.com",
    "cctv.cn",
    "v.qq.com",
    "bilibili.com",
    "xuexi.cn",
    "workercn.cn",
)


class HeadingBlock(blocks.StructBlock):
    level = blocks.ChoiceBlock(
        choices=[("1", "一级（一、）"), ("2", "二级（（一））"), ("3", "三级（1.）")],
        default="1",
        label="级别",
    )
    text = blocks.CharBlock(max_length=100, label="标题文字")

    class Meta:
        icon = "title"
        label = "小标题"
        description = "分段的标题，序号“一、（一）1.”直接写在文字里。"
        label_format = "{text}"
        template = "blocks/heading.html"
        preview_value = {"level": "1", "text": "一、走访慰问困难职工"}


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = "正文"
        description = "一段或几段文字，可加粗、编号、加链接。"
        template = "blocks/paragraph.html"
        preview_value = (
            "<p>县总工会组织职工代表走进车间，听取一线职工对改善劳动条件的"
            "<b>意见和建议</b>。</p>"
        )


class ImageBlock(blocks.StructBlock):
    image = PictureChooserBlock(label="图片")
    caption = blocks.CharBlock(required=False, max_length=120, label="图片说明")
    credit = blocks.CharBlock(
        required=False, max_length=40, label="摄影", help_text="拍摄者姓名或图片来源。"
    )

    class Meta:
        icon = "image"
        label = "图片"
        description = "一张图片，带说明和摄影者。"
        label_format = "{caption}"
        template = "blocks/image.html"
        preview_template = "blocks/previews/image.html"


class GalleryBlock(blocks.StructBlock):
    images = blocks.ListBlock(ImageBlock(), min_num=2, label="图片")

    class Meta:
        icon = "grip"
        label = "组图"
        description = "两张以上的一组图片，并排显示。"
        template = "blocks/gallery.html"
        preview_template = "blocks/previews/gallery.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label="引文")
    source = blocks.CharBlock(required=False, max_length=80, label="出处")

    class Meta:
        icon = "openquote"
        label = "引文"
        description = "引用的一段话和它的出处。"
        label_format = "{text}"
        template = "blocks/quote.html"
        preview_value = {"text": "家里有难处，工会来搭手。", "source": "一位受助职工"}


class UnionTableBlock(TableBlock):
    """Wagtail's table with merged cells, which office tables nearly always have."""

    def __init__(self, **kwargs):
        super().__init__(
            table_options={
                "mergeCells": True,
                "language": "zh-CN",
                "contextMenu": [
                    "row_above",
                    "row_below",
                    "---------",
                    "col_left",
                    "col_right",
                    "---------",
                    "remove_row",
                    "remove_col",
                    "---------",
                    "mergeCells",
                    "---------",
                    "undo",
                    "redo",
                ],
            },
            **kwargs,
        )

    class Meta:
        icon = "table"
        label = "表格"
        description = "可从Word或Excel粘贴，单元格可合并。"
        template = "blocks/table.html"
        preview_value = {
            "data": [["单位", "参赛人数"], ["县人民医院", "36"], ["公路养护段", "24"]],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_header_choice": "row",
            "table_caption": "各单位参赛情况",
        }


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label="文件")
    title = blocks.CharBlock(
        required=False,
        max_length=120,
        label="显示的名称",
        help_text="不填时显示文件的标题。",
    )

    class Meta:
        icon = "doc-full"
        label = "附件"
        description = "可下载的文件，显示类型和大小。"
        label_format = "{title}"
        template = "blocks/document.html"
        preview_template = "blocks/previews/document.html"


class NoticeBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=40, label="标题")
    text = blocks.RichTextBlock(
        features=["bold", "ol", "ul", "link", "document-link"], label="内容"
    )

    class Meta:
        icon = "info-circle"
        label = "提示"
        description = "加框的提示，如报名方式、截止时间。"
        label_format = "{title}"
        template = "blocks/notice.html"
        preview_value = {
            "title": "报名办法",
            "text": "<p>请于4月10日前到各单位工会报名。</p>",
        }


class VideoBlock(blocks.StructBlock):
    """A link to a video: nothing of the other site is loaded before a click."""

    url = blocks.URLBlock(
        label="视频网址",
        help_text="央视网、腾讯视频、哔哩哔哩、学习强国、中工网的视频页面地址。",
    )
    title = blocks.CharBlock(max_length=80, label="视频标题")

    def clean(self, value):
        value = super().clean(value)
        url = value.get("url")
        if url and not is_allowed_video(url):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "url": ValidationError(
                        "这个网站的视频不能链接，请使用央视网、腾讯视频、"
                        "哔哩哔哩、学习强国或中工网的地址（以https://开头）。"
                    )
                }
            )
        return value

    class Meta:
        icon = "media"
        label = "视频链接"
        description = "点击后在新窗口打开的视频。"
        label_format = "{title}"
        template = "blocks/video.html"
        preview_value = {
            "url": "https://www.bilibili.com/video/BV1",
            "title": "技能竞赛现场",
        }


class DividerBlock(blocks.StaticBlock):
    class Meta:
        icon = "horizontalrule"
        label = "分隔线"
        description = "在两部分内容之间画一条线。"
        admin_text = "一条分隔线。"
        template = "blocks/divider.html"
        preview_value = None


def is_allowed_video(url: str) -> bool:
    """Whether the address is https on a host that offices may link to.

    An address with a user name, a backslash or a blank is refused: browsers read
    ``https://elsewhere.example\\@v.qq.com/`` as an address of the former host.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    ambiguous = {"@", "\\"} & set(parts.netloc) or any(map(str.isspace, url))
    if parts.scheme != "https" or ambiguous:
        return False
    return any(
        host == allowed or host.endswith(f".{allowed}") for allowed in VIDEO_HOSTS
    )


class BodyBlock(blocks.StreamBlock):
    """The body of an article."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    image = ImageBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    table = UnionTableBlock()
    document = DocumentBlock()
    notice = NoticeBlock()
    video = VideoBlock()
    divider = DividerBlock()
