"""Whether a form is one of ours, as browsers say it. Where it comes from: see the lock-out."""

import pytest
from django.test import RequestFactory

from articles.visitor import is_from_here


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://pain.example.org"}, True),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "https://evil.example.org"}, False),
        ({"Origin": "http://testserver.evil.example.org"}, False),
        ({"Origin": ""}, False),
        ({"Origin": "null"}, None),
        ({}, None),
        ({"Referer": "http://testserver/"}, None),
    ],
    ids=str,
)
def test_a_form_is_ours_if_the_browser_says_so(headers, is_ours, settings):
    settings.SITE_URL = "https://pain.example.org"
    request = RequestFactory().post("/feedback/conditions/crps/", headers=headers)
    assert is_from_here(request) is is_ours
