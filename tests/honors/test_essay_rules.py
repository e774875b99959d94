"""Years as they are written, and who may read what of an essay."""

import datetime

import pytest

from honors.essays.access import (
    NEVER,
    Access,
    Rights,
    access,
    gives_full_text,
    public_from,
    why_no_full_text,
)
from honors.essays.years import earliest, read_year

TODAY = datetime.date(2026, 11, 24)
TOMORROW = TODAY + datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "edtf", "year"),
    [
        ("2005", "2005", 2005),
        ("2005年", "2005", 2005),
        (" ２００５ 年", "2005", 2005),
        ("2005年度", "2005", 2005),
        ("二〇〇五年", "2005", 2005),
        ("202_年", "202X", None),
        ("200X", "200X", None),
        ("200x年", "200X", None),
        ("20__年", "20XX", None),
        ("199？", "199X", None),
        ("九十年代", "", None),
        ("1990年代", "199X", None),
        ("约2004年", "2004~", None),
        ("2004年前后", "2004~", None),
        ("2004年?", "2004?", None),
        ("2003—2005年", "2003/2005", None),
        ("2005-2003", "", None),
        ("2005年以前", "/2005", None),
        ("不详", "", None),
        ("", "", None),
        ("20055", "", None),
        ("3005", "", None),
    ],
)
def test_a_year_is_read_as_it_is_written_and_never_guessed(text, edtf, year):
    read = read_year(text)
    assert (read.text, read.edtf, read.year) == (text, edtf, year)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("202_年", "/2005"),
        ("", "/2005"),
        ("不详", "/2005"),
        ("200X", "200X"),
        ("2003/2005", "2003/2005"),
        ("2004", "2004"),
    ],
)
def test_a_source_of_that_time_bounds_an_uncertain_year(text, edtf):
    assert read_year(text, datetime.date(2005, 12, 31)).edtf == edtf


@pytest.mark.parametrize(
    ("edtf", "year"),
    [("202X", 2020), ("20XX", 2000), ("2004~", 2004), ("2003/2005", 2003), ("", 0)],
)
def test_the_earliest_year_of_a_form_is_known(edtf, year):
    assert earliest(edtf) == year


@pytest.mark.parametrize(
    ("rights", "has_consent", "embargo", "allowed"),
    [
        (Rights.FULL, True, None, Access.FULL),
        (Rights.FULL, False, None, Access.ABSTRACT),
        (Rights.FULL, True, TODAY, Access.FULL),
        (Rights.FULL, True, TOMORROW, Access.NOTHING),
        (Rights.ABSTRACT, True, None, Access.ABSTRACT),
        (Rights.ABSTRACT, True, TOMORROW, Access.NOTHING),
        (Rights.INTERNAL, True, None, Access.NOTHING),
        (Rights.INTERNAL, True, TODAY, Access.NOTHING),
        (Rights.PUBLIC_DOMAIN, False, None, Access.FULL),
        (Rights.PUBLIC_DOMAIN, False, TOMORROW, Access.NOTHING),
    ],
)
def test_rights_consent_and_embargo_decide_what_is_given_out(
    rights, has_consent, embargo, allowed
):
    assert access(rights, has_consent, embargo, TODAY) == allowed


def test_an_internal_essay_never_becomes_public_by_itself():
    assert public_from(Rights.INTERNAL, TODAY) == NEVER
    assert public_from(Rights.FULL, TOMORROW) == TOMORROW
    assert public_from(Rights.FULL, None) is None


def test_the_reader_is_told_why_there_is_no_full_text_and_only_then():
    for rights in (Rights.FULL, Rights.ABSTRACT, Rights.PUBLIC_DOMAIN):
        for consent in (True, False):
            said = why_no_full_text(rights, consent)
            assert bool(said) != gives_full_text(rights, consent)
            assert not said or said.endswith("。")
