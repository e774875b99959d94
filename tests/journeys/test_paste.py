"""What editors paste leaves a page that saves and opens again."""

import pytest

from bulletin.models import BulletinIssuePage
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>
<p class=MsoNormal style="text-indent:32pt;font-family:FangSong"><span lang=EN-US>
<o:p>&nbsp;</o:p></span><b>走访</b>养护站职工<img src="file:///C:/a.png"></p>
<p class=MsoListParagraph><![if !supportLists]>1.<![endif]>第一件实事</p>
</body></html>"""
WPS = """<p style="margin:0pt;mso-style-name:正文"><span style="font-size:16pt;
font-family:仿宋_GB2312">走访养护站职工</span>
<img src="data:image/png;base64,iVBORw0KGgo="></p>"""
WEB = """<div onclick="alert(1)"><h2>走访养护站职工</h2><script>alert(1)</script>
<a href="javascript:alert(1)">链接</a><table><tr><td>单位</td><td>户数</td></tr></table>
<img src="https://example.com/a.jpg" alt=""></div>"""
WECHAT = """<section style="box-sizing:border-box"><section data-role="title"><p>
走访养护站职工</p></section><img data-src="https://mmbiz.example/640" data-type="png">
<mpvideo></mpvideo><svg viewBox="0 0 1 1"><rect/></svg></section>"""

PASTE = """([selector, html]) => {
  const editor = document.querySelector(selector);
  editor.focus();
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "走访养护站职工");
  const event = new ClipboardEvent(
    "paste", {clipboardData: data, bubbles: true, cancelable: true}
  );
  editor.dispatchEvent(event);
}"""


HANDED_OVER = """() => document.querySelector(
  "[name=articles-0-body-0-value]").value.includes("养护站职工")"""


@pytest.fixture
def draft(site):
    return factories.draft(factories.series())


@pytest.mark.parametrize(
    "html", [WORD, WPS, WEB, WECHAT], ids=["Word", "WPS", "web page", "WeChat"]
)
def test_pasting_leaves_a_page_that_saves_and_opens_again(sign_in, draft, site, html):
    page = sign_in(factories.UserFactory(groups=["编辑"]))
    edit = f"{site.url}/admin/pages/{draft.pk}/edit/"
    page.goto(edit)
    editor = "[data-contentpath=body] [contenteditable=true]"
    page.locator(editor).first.wait_for()
    page.locator(editor).first.click()
    page.evaluate(PASTE, [editor, html])
    # The editor hands its text to the form a moment after the last key.
    page.wait_for_function(HANDED_OVER)
    with page.expect_navigation():
        page.get_by_role("button", name="保存草稿").click()

    page.goto(edit)
    page.locator(editor).first.wait_for()
    saved = BulletinIssuePage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    text = str(saved.articles.first().body)
    assert "养护站职工" in text
    for left_out in ("<img", "script", "javascript:", "onclick", "mso-", "style="):
        assert left_out not in text
    saved.save_revision(clean=False).publish()
    assert "养护站职工" in page.request.get(f"{site.url}/bulletin/latest/").text()
