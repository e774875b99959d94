"""No record of an honor keeps a number of a private person or a home address."""

import pytest
from django.core.exceptions import ValidationError

from honors.models import ModelWorker
from honors.texts import private_fault
from tests import factories

IDENTITY, PHONE = "11010519491231002X", "13800138000"
CARD = "6222020200112233448"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"身份证{IDENTITY}", "身份证号"),
        (f"联系电话{PHONE}", "手机号"),
        ("138 0013 8000", "手机号"),
        ("家庭住址：苍山西镇", "家庭住址"),
        ("家住漾江镇柏树坪村", "家庭住址"),
        ("苍山西镇人民街14号", "家庭住址"),
        ("柏树坪村三组12号", "家庭住址"),
        ("核桃小区3幢2单元501室", "家庭住址"),
    ],
)
def test_what_is_private_is_told_by_its_kind_and_not_repeated(text, kind):
    fault = private_fault("简要事迹", text)
    assert f"“简要事迹”里有{kind}" in fault
    assert IDENTITY not in fault and PHONE not in fault
    assert fault.endswith("。")


@pytest.mark.parametrize(
    "text",
    [
        "漾濞县核桃研究所",
        "云政发〔2004〕12号",
        "县人民医院急诊科",
        "1965年生，云南漾濞人，2004年第3号登高作业队队长",
        "主持2号机组检修",
        "机组2号轴承由他修复",
        "养护公路214号里程碑以西路段",
        "家住高寒山区，每天步行两小时上班",
        "带领村民建成大棚30栋",
        "走村串户家访三百次",
        "县总工会基层工作股",
        "修复10千伏线路12条",
    ],
)
def test_what_a_record_may_say_is_not_refused(text):
    assert private_fault("简要事迹", text) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("field", ModelWorker.PRIVATE_FREE)
def test_every_text_of_a_person_is_looked_through(field):
    worker = factories.ModelWorkerFactory()
    text = f"电话{PHONE}"
    value = [("paragraph", f"<p>{text}</p>")] if field == "deeds" else text
    setattr(worker, field, value)
    with pytest.raises(ValidationError) as refusal:
        worker.full_clean()
    assert "手机号" in refusal.value.message_dict[field][0]


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["team", "title", "authority", "post_at_award"])
def test_every_text_of_an_award_is_looked_through(field):
    award = factories.AwardFactory()
    setattr(award, field, IDENTITY)
    with pytest.raises(ValidationError) as refusal:
        award.full_clean()
    assert any("身份证号" in told for told in refusal.value.message_dict[field])


def test_no_field_is_meant_for_private_numbers():
    names = {field.name for field in ModelWorker._meta.get_fields()}
    assert not names & {"id_number", "identity", "phone", "mobile", "address", "bank"}
