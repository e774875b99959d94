"""Which elements of a web page are read, and which leave with all they hold."""

from __future__ import annotations

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "caption", "center", "dd",
        "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "header", "hgroup", "li", "main", "menu", "nav", "ol", "p",
        "pre", "section", "summary", "table", "td", "th", "tr", "ul", *HEADINGS,
    }
)  # fmt: skip
CELLS = frozenset({"td", "th", "caption"})
INLINE = frozenset(
    {
        "a", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q",
        "rt", "rp", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup",
        "thead", "u",
    }
)  # fmt: skip
VOID = frozenset({"br", "hr", "img"})
READ = BLOCKS | INLINE | VOID

SCRIPTS = {"script": "脚本", "style": "样式表", "xml": "办公软件的附加数据"}
PLAYED = {
    "iframe": "嵌入的网页",
    "embed": "嵌入的插件",
    "object": "嵌入的插件",
    "video": "视频",
    "audio": "音频",
    "mpvoice": "音频",
    "mpvideo": "视频",
}
LEFT_OUT = frozenset(
    {
        "button", "canvas", "math", "noembed", "noframes", "noscript",
        "select", "svg", "template", "textarea", "title", *SCRIPTS, *PLAYED,
    }
)  # fmt: skip

# Pages that load pictures late keep the true address apart; the first one counts.
PICTURE_SOURCES = (
    "data-src",
    "data-original",
    "data-actualsrc",
    "data-lazy-src",
    "src",
)
ATTRIBUTES = {
    "*": {"style", "align"},
    "a": {"href"},
    "img": {*PICTURE_SOURCES, "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
