"""The only way tests make data; every factory gives something valid by itself."""

import datetime
import io

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection, Locale, PageViewRestriction, Site

from bulletin.models import (
    ArticleContribution,
    BulletinArticle,
    BulletinIndexPage,
    BulletinIssuePage,
    DistributionList,
    IssueNumber,
    in_order,
)
from bulletin.numbering import issue_slug
from home.models import HomePage, PlainPage
from library.models import UnionDocument, UnionImage
from organizations.models import (
    CollectiveContract,
    FormerState,
    Headcount,
    HomeAward,
    Officer,
    Organization,
    Practice,
)
from pages.models import SitePage
from users.models import User

PASSWORD = "一个够长的口令"
SIGNED = datetime.date(2026, 3, 16)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence("user{}".format)
    last_name = "赵"
    first_name = "明远"
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def groups(self, create, names):
        from django.contrib.auth.models import Group

        self.groups.set(Group.objects.filter(name__in=names or []))


class OrganizationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organization

    name = factory.Sequence("第{}镇工会联合会".format)
    kind = "township_federation"


class FormerStateFactory(factory.django.DjangoModelFactory):
    """What the organization was until the end of 2010: as today unless said."""

    class Meta:
        model = FormerState

    until = datetime.date(2010, 12, 31)
    name = factory.SelfAttribute("organization.name")
    kind = factory.SelfAttribute("organization.kind")
    nature = factory.SelfAttribute("organization.nature")
    is_new_enterprise = factory.SelfAttribute("organization.is_new_enterprise")
    parent = factory.SelfAttribute("organization.parent")


class HeadcountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Headcount

    organization = factory.SubFactory(OrganizationFactory)
    day = datetime.date(2005, 12, 31)
    employees = 50
    members = 40


class PracticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Practice

    organization = factory.SubFactory(OrganizationFactory)
    kind = "workers_congress"


class ContractFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CollectiveContract

    organization = factory.SubFactory(OrganizationFactory)
    start = datetime.date(2005, 1, 1)
    end = datetime.date(2007, 12, 31)


class HomeAwardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HomeAward

    organization = factory.SubFactory(OrganizationFactory)
    level = "county_qualified"


class OfficerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Officer

    organization = factory.SubFactory(OrganizationFactory)
    name = "段文斌"


class DistributionListFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DistributionList

    name = factory.Sequence("分送表{}".format)
    role = "report"
    recipients = "州总工会，县委、县人大、县政府、县政协。"


def picture_bytes(size=(640, 427), colour="#b3151b", **saved) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, saved.pop("format", "JPEG"), **saved)
    return buffer.getvalue()


class ImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UnionImage

    title = factory.Sequence("图片{}".format)
    description = "职工在车间里交流技术"
    file = factory.LazyFunction(lambda: ContentFile(picture_bytes(), "picture.jpg"))


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UnionDocument

    title = factory.Sequence("文件{}".format)
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7 ...", "notice.pdf"))


def root_page() -> SitePage:
    """The root of the page tree, with what else migrations leave in a database:
    a test with real transactions empties every table behind it."""
    if root := SitePage.get_first_root_node():
        return root
    Locale.objects.get_or_create(language_code="zh-hans")
    if not Collection.objects.exists():
        Collection.add_root(name="全部文件")
    return SitePage.add_root(title="全部页面", slug="root")


def home_page() -> HomePage:
    """The front page of the one site; made when it is missing."""
    if home := HomePage.objects.first():
        return home
    home = root_page().add_child(instance=HomePage(title="首页", slug="front"))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "testserver", "port": 80, "root_page": home},
    )
    return home


def plain_page(parent=None, **fields) -> PlainPage:
    fields = {"title": "工会概况"} | fields
    return (parent or home_page()).add_child(instance=PlainPage(**fields))


def series(**fields) -> BulletinIndexPage:
    fields = {
        "title": "工会工作简报",
        "publisher_line": "县总工会办公室编",
        "first_year": 2000,
    } | fields
    return home_page().add_child(instance=BulletinIndexPage(**fields))


def article(title="慰问一线职工", *, contributors=(), text="正文一段。", **fields):
    """An unsaved article for ``draft`` and ``issue``."""
    fields.setdefault("body", [("paragraph", f"<p>{text}</p>")])
    made = BulletinArticle(title=title, **fields)
    made.contributions = in_order(
        ArticleContribution(organization=unit) for unit in contributors
    )
    return made


def draft(parent=None, *, articles=None, **fields) -> BulletinIssuePage:
    """An issue as an editor begins it: saved, not published."""
    fields = {"sign_date": SIGNED} | fields
    page = BulletinIssuePage(**fields)
    page.articles = in_order([article()] if articles is None else articles)
    (parent or series()).add_child(instance=page)
    page.save_revision(clean=False)
    return page


def issue(parent=None, **fields) -> BulletinIssuePage:
    """An issued issue, as the public sees it."""
    page = draft(parent, **fields)
    page.get_latest_revision().publish()
    return BulletinIssuePage.objects.get(pk=page.pk)


def close(page) -> None:
    """Let only those see the page who have signed in."""
    PageViewRestriction.objects.create(
        page_id=page.pk, restriction_type=PageViewRestriction.LOGIN
    )


def enter(issue, series, number) -> IssueNumber:
    """A row in the ledger, without the ceremony of publishing."""
    return IssueNumber.objects.create(
        series=series,
        series_name=series.title,
        issue=issue,
        kind=issue.kind,
        year=issue.numbering_year(),
        number=number,
    )


def many_issues(parent, count) -> list[BulletinIssuePage]:
    """Public issues with one article each, quickly made: for long lists."""
    made = []
    first = IssueNumber.objects.filter(series=parent).count() + 1
    for number in range(first, first + count):
        slug = issue_slug("regular", SIGNED.year, number)
        page = BulletinIssuePage(slug=slug, sign_date=SIGNED, editorial_date=SIGNED)
        page.articles = [article()]
        parent.add_child(instance=page)
        enter(page, parent, number)
        made.append(page)
    keys = [page.pk for page in made]
    BulletinIssuePage.objects.filter(pk__in=keys).update(
        live=True, first_published_at=timezone.now(), last_published_at=timezone.now()
    )
    return list(BulletinIssuePage.objects.filter(pk__in=keys))
