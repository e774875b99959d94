"""劳模名册: read tolerantly, refused in sentences, taken in whole, taken back whole."""

import datetime
import io
import json

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from honors.enums import AwardState, Sex, WorkerStanding
from honors.models import Award, ModelWorker
from honors.sheets.columns import COLUMNS
from intake.errors import IntakeError
from intake.models import ImportBatch
from intake.sheets.importer import importer_named
from intake.sheets.imports import NotReady
from intake.sheets.undo import CannotUndo, undo
from intake.sheets.writing import template, workbook
from tests import factories
from tests.honors.roster_files import (
    IMPORTER,
    REVOKED_ON,
    dump,
    faults,
    line,
    plan,
    plan_of,
    register_of_honors,
    sheet,
    take_in,
    unit_line,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def honors():
    register_of_honors()


def test_a_row_becomes_a_person_and_an_award():
    take_in(line())
    award = Award.objects.get()
    assert award.worker.name == "王喆"
    assert award.worker.sex == Sex.MALE
    assert award.worker.ethnicity == "彝族"
    assert award.worker.birth_year == 1968
    assert award.worker.summary == "二十年坚守高海拔养护站"
    assert str(award.honor) == "省级劳动模范"
    assert award.title == "云南省劳动模范"
    assert (award.year, award.batch) == (2005, "第十九届")
    assert award.decision_date == datetime.date(2005, 4, 1)
    assert award.unit_at_award == "漾濞县公路养护段"
    assert award.state == AwardState.VALID
    award.full_clean()


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"ethnicity": "彝"}, "ethnicity", "彝族"),
        ({"birth_year": "1968年5月"}, "birth_year", 1968),
        ({"birth_year": "１９６８"}, "birth_year", 1968),
        ({"birth_year": datetime.date(1968, 5, 1)}, "birth_year", 1968),
        ({"birth_year": "1968.05.01"}, "birth_year", 1968),
        ({"name": "王　喆"}, "name", "王喆"),
        ({"standing": "退休"}, "standing", WorkerStanding.RETIRED),
        ({"standing": "已故"}, "standing", WorkerStanding.DECEASED),
    ],
)
def test_a_person_is_read_however_it_was_typed(cells, field, value):
    take_in(line(**cells))
    assert getattr(ModelWorker.objects.get(), field) == value
    assert Award.objects.get().state == AwardState.VALID


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        (
            {"document_number": "云政发[2005]021号"},
            "document_number",
            "云政发〔2005〕21号",
        ),
        ({"decision_date": 38078}, "decision_date", datetime.date(2004, 4, 1)),
        ({"decision_date": "2005年4月28日"}, "year", 2005),
        ({"decision_date": "2006-01-05", "year": "2005年"}, "year", 2005),
        ({"authority": ""}, "authority", "漾濞彝族自治县人民政府"),
        ({"standing": ""}, "state", AwardState.VALID),
    ],
)
def test_an_award_is_read_however_it_was_typed(cells, field, value):
    take_in(line(**cells))
    assert getattr(Award.objects.get(), field) == value


@pytest.mark.parametrize(
    ("title", "level", "honor"),
    [
        ("云南省劳动模范", "省级", "省级劳动模范"),
        ("劳动模范", "县级", "县级劳动模范"),
        ("漾濞彝族自治县劳动模范", "县", "县级劳动模范"),
        ("县级劳动模范", "县级", "县级劳动模范"),
        ("大理州先进工作者", "州市级", "州级先进工作者"),
        ("大理白族自治州五一劳动奖章", "州级", "州级五一劳动奖章"),
    ],
)
def test_the_honor_is_told_by_title_and_level(title, level, honor):
    take_in(line(title=title, level=level))
    assert str(Award.objects.get().honor) == honor


class TestFaults:
    """One wrong row refuses the file, in a sentence with its number."""

    @pytest.mark.parametrize(
        ("cells", "said"),
        [
            (
                {"title": "大理州五一劳动奖状", "level": "州级"},
                "第3行 姓名：“大理州五一劳动奖状”授予单位，“王喆”像是个人的名称，"
                "请改正荣誉或者名称",
            ),
            (
                {"title": "云南省劳动模犯"},
                "第3行 荣誉全称：“荣誉称号”里没有省级的“云南省劳动模犯”，"
                "最接近的是“劳动模范”，请改正，或者先在“荣誉—荣誉称号”里登记",
            ),
            (
                {"title": "大理州工人先锋号", "level": "州级"},
                "第3行 姓名：“大理州工人先锋号”授予集体（班组、车间、科室），"
                "“王喆”像是个人的名称，请改正荣誉或者名称",
            ),
            ({"level": "特级"}, "第3行 级别：没有“特级”这种级别"),
            ({"ethnicity": "漾族"}, "第3行 民族：没有“漾族”这种民族"),
            ({"birth_year": "六八年"}, "第3行 出生年：“六八年”不是出生年份"),
            ({"birth_year": 1068}, "第3行 出生年：“1068”不像出生年份"),
            ({"document_number": "21号"}, "第3行 文号：文号“21号”不完整"),
            ({"decision_date": ""}, "第3行 授予日期：没有填，请照表彰决定填写"),
            ({"decision_date": "2005"}, "第3行 授予日期：“2005”只有年份"),
            ({"decision_date": "2099-01-01"}, "第3行 授予日期：2099年1月1日还没有到"),
            ({"name": ""}, "第3行 姓名：没有填写，这一项必填"),
            ({"unit": ""}, "第3行 获奖时单位：没有填写，这一项必填"),
            ({"summary": "长" * 201}, "第3行 简要事迹：有201个字，最多200个字"),
            ({"summary": "家住平坡村3组5号"}, "第3行 简要事迹：“简要事迹”里有家庭住址"),
        ],
    )
    def test_it_is_told_with_row_and_column(self, cells, said):
        (told,) = faults(plan_of(**cells))
        assert told.startswith(said)

    def test_a_medal_is_not_given_to_a_unit(self):
        row = unit_line(title="五一劳动奖章")
        assert faults(plan(row)) == [
            "第3行 姓名：“五一劳动奖章”授予个人，“县公路养护段”像是单位或集体的名称，"
            "请改正荣誉或者名称"
        ]

    def test_nothing_of_the_file_is_written(self):
        with pytest.raises(NotReady, match="1处错误"):
            take_in(line(), line("李祎", level="特级"))
        assert not Award.objects.exists()
        assert not ModelWorker.objects.exists()

    @pytest.mark.parametrize("header", ["身份证号码", "手机", "家庭住址", "银行卡号"])
    def test_a_column_of_personal_particulars_refuses_the_file(self, header):
        book = openpyxl.load_workbook(io.BytesIO(sheet(line())))
        page = book.worksheets[0]
        page.cell(2, page.max_column + 1, header)
        data = io.BytesIO()
        book.save(data)
        with pytest.raises(IntakeError, match=f"“{header}”，属于个人信息"):
            plan(data=data.getvalue())

    def test_the_same_award_twice_in_a_file_is_a_fault(self):
        (told,) = faults(plan(line(), line()))
        assert told == ("第4行 姓名：与第3行是同一个人（单位）的同一项荣誉，请删去一行")


class TestUnits:
    """The unit stays as it is written; the register is only pointed to."""

    @pytest.fixture(autouse=True)
    def county(self):
        county = factories.OrganizationFactory(
            name="漾濞彝族自治县总工会",
            short_name="漾濞县总工会",
            kind="county_federation",
        )
        self.hospital = factories.OrganizationFactory(
            name="漾濞县人民医院工会委员会", kind="institution_union", parent=county
        )

    @pytest.mark.parametrize(
        "unit",
        ["漾濞县人民医院", "县人民医院", "漾濞彝族自治县人民医院", "人民医院工会"],
    )
    def test_a_union_is_found_by_its_unit(self, unit):
        take_in(line(unit=unit))
        award = Award.objects.get()
        assert award.organization == self.hospital
        assert award.unit_at_award == unit

    def test_an_unknown_unit_is_kept_as_text_and_the_nearest_is_offered(self):
        row = plan_of(unit="漾濞县人民医院分院")
        assert row.remarks == [
            "组织档案里没有“漾濞县人民医院分院”（最接近的是“漾濞县人民医院”），"
            "单位按文字登记。"
        ]
        before = factories.OrganizationFactory._meta.model.objects.count()
        take_in(line(unit="漾濞县人民医院分院"))
        award = Award.objects.get()
        assert award.organization is None
        assert award.unit_at_award == "漾濞县人民医院分院"
        assert factories.OrganizationFactory._meta.model.objects.count() == before

    def test_a_former_name_points_to_the_record_and_is_not_rewritten(self):
        factories.FormerStateFactory(
            organization=self.hospital, name="漾濞县卫生院工会委员会"
        )
        take_in(line(unit="漾濞县卫生院"))
        award = Award.objects.get()
        assert award.organization == self.hospital
        assert award.unit_at_award == "漾濞县卫生院"


class TestPeople:
    """Name, unit and year of birth tell who it is."""

    def second(self, **cells):
        return line(title="漾濞县劳动模范", level="县级", **cells)

    def test_two_honors_of_one_person_in_one_file_make_one_record(self):
        take_in(line(), self.second())
        assert ModelWorker.objects.get().awards.count() == 2

    def test_a_known_person_gets_another_award(self):
        take_in(line())
        take_in(self.second(birth_year=""))
        assert ModelWorker.objects.get().awards.count() == 2

    def test_another_unit_leaves_it_open(self):
        take_in(line())
        (told,) = faults(plan(self.second(unit="平坡镇政府")))
        assert told == (
            "第3行 姓名：已有一个“王喆”（1968年生，漾濞县公路养护段），"
            "不能确定是不是同一个人，请在“同名核对”栏填“同一人”或“不同人”"
        )

    @pytest.mark.parametrize(("word", "people"), [("同一人", 1), ("不同人", 2)])
    def test_a_word_in_its_column_answers(self, word, people):
        take_in(line())
        moved = self.second(unit="平坡镇政府", same_person=word)
        take_in(moved)
        assert ModelWorker.objects.count() == people
        with pytest.raises(NotReady, match="完全一样"):
            take_in(moved)

    def test_another_year_of_birth_at_another_unit_is_another_person(self):
        take_in(line())
        take_in(self.second(unit="平坡镇政府", birth_year=1990))
        assert ModelWorker.objects.count() == 2

    def test_two_namesakes_at_one_unit_leave_it_open(self):
        take_in(line(), self.second(birth_year=1990, same_person="不同人"))
        third = line(title="大理州先进工作者", level="州级", birth_year="")
        (told,) = faults(plan(third))
        assert told == (
            "第3行 姓名：有2个叫“王喆”的人，不能确定是哪一个，请填写出生年份"
        )
        take_in(third | {"birth_year": 1990})
        assert ModelWorker.objects.get(birth_year=1990).awards.count() == 2

    def test_a_former_name_is_known(self):
        worker = factories.ModelWorkerFactory(name="王哲", other_names="王喆、小王")
        factories.AwardFactory(worker=worker, unit_at_award="漾濞县公路养护段")
        take_in(line())
        assert worker.awards.count() == 2

    def test_nobody_comes_back_to_life_by_a_sheet(self):
        take_in(line(standing="去世"))
        (told,) = faults(plan(self.second(standing="在岗")))
        assert told.startswith("第3行 状态：档案里登记为去世")


class TestStates:
    """Valid, proposed, revoked."""

    def test_a_revoked_row_is_kept_and_shown_nowhere(self):
        take_in(line(standing="撤销"))
        award = Award.objects.get()
        assert award.state == AwardState.REVOKED
        assert award.revoked_by == "云南省人民政府"
        assert award.document_number == "云政发〔2005〕21号"
        assert not Award.objects.public().exists()
        assert not ModelWorker.objects.public().exists()

    def test_the_day_of_a_revocation_is_the_rows_or_the_chosen_one(self):
        row = plan_of(standing="撤销")
        assert "没有写撤销日期，按导入时选择的2026年3月16日登记。" in row.remarks
        take_in(
            line(standing="撤销"), line("李祎", standing="撤销", revoked_on="2010-5-1")
        )
        days = Award.objects.order_by("pk").values_list("revoked_on", flat=True)
        assert list(days) == [REVOKED_ON, datetime.date(2010, 5, 1)]

    def test_a_revocation_before_the_award_is_a_fault(self):
        (told,) = faults(plan_of(standing="撤销", revoked_on="2001-1-1"))
        assert told.startswith("第3行 撤销日期：早于授予日期2005年4月1日")

    def test_a_roster_of_proposals_needs_neither_day_nor_document(self):
        row = line(decision_date="", document_number="", authority="", standing="")
        take_in(row, state="proposed", year=2026)
        award = Award.objects.get()
        assert (award.state, award.year) == (AwardState.PROPOSED, 2026)
        assert award.worker.present_unit == "漾濞县公路养护段"
        assert not Award.objects.public().exists()

    @pytest.mark.parametrize(
        ("before", "after", "said"),
        [
            ("有效", "撤销", "撤销荣誉请在获奖记录里用“撤销荣誉”"),
            ("撤销", "有效", "登记的状态是已撤销，恢复请在获奖记录里用“恢复荣誉”"),
            ("公示中", "有效", "登记的状态是公示中，公示期满以后请用“确认表彰”"),
        ],
    )
    def test_no_sheet_changes_a_state(self, before, after, said):
        take_in(line(standing=before))
        assert faults(plan_of(standing=after)) == [f"第3行 状态：{said}"]


class TestWhole:
    """All or nothing, again, undone, exported."""

    def test_units_and_teams_are_taken_in_too(self):
        team = unit_line(name="漾江道班", title="大理州工人先锋号", unit="县公路养护段")
        take_in(unit_line(), team)
        unit, team = Award.objects.order_by("pk")
        assert (unit.unit_at_award, unit.team, unit.worker) == (
            "县公路养护段",
            "",
            None,
        )
        assert (team.unit_at_award, team.team) == ("县公路养护段", "漾江道班")

    def test_the_same_file_again_changes_nothing(self):
        take_in(line(), unit_line())
        before = dump()
        with pytest.raises(NotReady, match="完全一样"):
            take_in(line(), unit_line())
        assert dump() == before

    def test_a_corrected_file_changes_what_differs(self):
        take_in(line())
        corrected = line(
            post="养护班长", sex="女", document_number="云政发〔2005〕22号"
        )
        (row,) = plan(corrected).rows
        told = {(one.label, one.before, one.after) for one in row.changes}
        assert told == {
            ("职务", "养护工", "养护班长"),
            ("性别", "男", "女"),
            ("文号", "云政发〔2005〕21号", "云政发〔2005〕22号"),
        }
        take_in(corrected)
        assert Award.objects.get().post_at_award == "养护班长"
        assert ModelWorker.objects.get().sex == Sex.FEMALE

    def test_undone_everything_is_as_it_was(self):
        take_in(line())
        before = dump()
        batch = take_in(
            line(post="养护班长"), line("李祎", standing="撤销"), unit_line()
        )
        undo(batch, None)
        assert dump() == before

    def test_what_stands_on_a_notice_is_not_undone(self, at):
        at("2026-03-16 09:00")
        row = line(
            title="漾濞县劳动模范",
            level="县级",
            decision_date="",
            standing="公示中",
            batch="",
        )
        batch = take_in(row)
        factories.notice([1])
        with pytest.raises(CannotUndo, match="公示名单条目"):
            undo(batch, None)

    def test_what_is_exported_reads_back_unchanged(self):
        take_in(
            line(),
            line("李祎", standing="去世", birth_year=""),
            line("陈堃", standing="撤销", revoked_on="2010-5-1"),
            line("杨富", decision_date="", standing="公示中", year=2026),
            unit_line(),
        )
        data = workbook(IMPORTER.title, COLUMNS, IMPORTER.export({}))
        again = plan(data=data)
        assert faults(again) == []
        assert again.counts["unchanged"] == 5

    def test_the_template_has_the_columns_of_the_trade(self):
        page = openpyxl.load_workbook(io.BytesIO(template(IMPORTER))).worksheets[0]
        headers = [cell.value for cell in page[2]]
        assert headers[:15] == [
            *("序号", "姓名*", "性别", "民族", "出生年", "获奖时单位*", "职务"),
            *("荣誉全称*", "级别*", "授予机关", "文号", "授予日期", "年度"),
            *("批次", "状态"),
        ]

    def test_the_number_of_queries_does_not_grow_with_the_rows(self):
        def queries(number):
            rows = [line(f"王喆{place}") for place in range(number)]
            data = sheet(*rows)
            with CaptureQueriesContext(
                connection,
            ) as captured:
                plan(data=data)
            return len(captured)

        assert queries(3) == queries(60) <= 8


class TestCommand:
    """manage.py import_model_workers."""

    @pytest.fixture
    def file(self, tmp_path):
        path = tmp_path / "名册.xlsx"
        path.write_bytes(sheet(line()))
        return path

    def test_a_roster_is_imported(self, file, capsys):
        call_command("import_model_workers", str(file))
        assert Award.objects.count() == 1
        assert "新增1行" in capsys.readouterr().out

    def test_proposals_are_imported_as_such(self, file):
        row = line(decision_date="", standing="")
        file.write_bytes(sheet(row))
        call_command(
            "import_model_workers", str(file), "--state", "proposed", "--year", "2026"
        )
        assert Award.objects.get().state == AwardState.PROPOSED
        assert ImportBatch.objects.get().options["year"] == 2026

    def test_a_dry_run_writes_nothing(self, file, capsys):
        call_command("import_model_workers", str(file), "--dry-run", "--json")
        assert json.loads(capsys.readouterr().out)["counts"]["new"] == 1
        assert not Award.objects.exists()

    def test_a_wrong_option_is_told_in_a_sentence(self, file):
        with pytest.raises(CommandError, match="撤销日期：看不懂这个日期"):
            call_command("import_model_workers", str(file), "--revoked-on", "昨天")


def test_the_roster_is_one_of_the_sheets_of_the_office():
    assert importer_named("model_workers").title == "劳模名册"
