"""Numbers of documents are written as the rule wants them."""

import pytest
from django.core.exceptions import ValidationError

from honors.document_number import document_number_fault, normalise_document_number
from tests import factories


@pytest.mark.parametrize(
    "typed",
    [
        "云政发〔2004〕12号",
        "云政发[2004]12号",
        "云政发(2004)12号",
        "云政发（2004）12号",
        "云政发［2004］12号",
        "云政发【2004】12号",
        " 云政发 〔 2004 〕 12 号 ",
        "云政发〔２００４〕１２号",
        "云政发〔2004〕第12号",
        "云政发〔2004〕012号",
    ],
)
def test_however_it_is_typed_it_is_kept_in_one_form(typed):
    number = normalise_document_number(typed)
    assert number == "云政发〔2004〕12号"
    assert document_number_fault(number) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        "云政发12号",
        "云政发〔2004〕12",
        "〔2004〕12号",
        "云政发〔04〕12号",
        "云政发〔2004〕12345号",
        "YZF〔2004〕12号",
        "云政发〔2004〕12号（摘要）",
        "云南省人民政府办公厅关于表彰的〔2004〕12号",
    ],
)
def test_what_is_no_number_is_refused_with_an_example(wrong):
    fault = document_number_fault(normalise_document_number(wrong))
    assert "云政发〔2004〕12号" in fault
    assert fault.endswith("。")


def test_an_empty_number_stays_empty():
    assert normalise_document_number("") == ""


@pytest.mark.django_db
def test_an_award_keeps_the_number_in_that_form():
    award = factories.AwardFactory(document_number="云政发[2004]12号")
    award.refresh_from_db()
    assert award.document_number == "云政发〔2004〕12号"


@pytest.mark.django_db
def test_a_form_is_told_that_a_number_is_incomplete():
    award = factories.AwardFactory()
    award.document_number = "云政发12号"
    with pytest.raises(ValidationError) as refusal:
        award.full_clean()
    assert "不完整" in refusal.value.message_dict["document_number"][0]
