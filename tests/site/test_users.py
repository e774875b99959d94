"""Names are written as Chinese names are: family name first, nothing between."""

import pytest
from django.urls import reverse

from tests import factories
from users.models import User


@pytest.mark.parametrize(
    ("family", "given", "full"),
    [("李", "彧", "李彧"), ("欧阳", "喆", "欧阳喆"), ("", "祎", "祎"), ("", "", "")],
)
def test_the_family_name_comes_first(family, given, full):
    assert User(last_name=family, first_name=given).get_full_name() == full


@pytest.mark.django_db
def test_the_admin_names_people_in_that_order(client):
    client.force_login(
        factories.UserFactory(last_name="陈", first_name="堃", is_superuser=True)
    )
    html = client.get(reverse("wagtailusers_users:index")).content.decode()
    assert "陈堃" in html
    assert "堃 陈" not in html
