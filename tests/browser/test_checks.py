"""The checks while somebody writes, in a real browser: beside the field, and out of the way."""

from .desks import ADD


def test_what_is_typed_is_marked_beside_its_field_and_focus_stays(desk, site):
    desk.goto(site + ADD)
    status = desk.locator(".checks [role='status']")
    status.filter(has_text="start when you write").wait_for()
    assert desk.locator(".checks__list li").count() == 0
    desk.locator("[name='title']").fill("A name")
    status.filter(has_text="Score").wait_for()
    text = desk.locator("[name='body']")
    text.fill("It is a miracle.")
    mark = desk.locator("#id_body-checks")
    mark.filter(has_text="“miracle” promises more").wait_for()
    assert desk.evaluate("document.activeElement.name") == "body"
    assert "id_body-checks" in text.get_attribute("aria-describedby")
    assert "to correct" in status.inner_text()
    text.fill("It may help.")
    mark.wait_for(state="detached")
    assert "id_body-checks" not in (text.get_attribute("aria-describedby") or "")


def test_the_list_leads_to_the_fields(desk, site):
    desk.goto(site + ADD)
    desk.locator("[name='title']").fill("A name")
    link = desk.locator(".checks__list a", has_text="In short")
    link.click()
    assert desk.url.endswith("#id_summary")
    label = desk.locator("label[for='id_summary']")
    assert label.evaluate("one => one.getBoundingClientRect().top") >= 0


def test_an_answer_that_does_not_come_is_told_and_no_word_is_lost(desk, site):
    desk.goto(site + ADD)
    desk.route("**/checks/typed/", lambda route: route.abort())
    desk.locator("[name='body']").fill("Words.")
    desk.locator(".checks [role='status']").filter(has_text="do not answer now").wait_for()
    assert desk.locator("[name='body']").input_value() == "Words."
