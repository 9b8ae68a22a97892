"""The Markdown editor in a real browser: without a mouse, and without losing a word."""

import io
import re

from PIL import Image as Pillow

from .desks import ADD, condition_form

WIDE = {"width": 1280, "height": 900}


def editor(page, name="body"):
    """The editor around the text of that name, once its preview, which moves it, is there."""
    found = page.locator(".editor", has=page.locator(f"[name='{name}']"))
    found.scroll_into_view_if_needed()
    found.locator(".editor__page", has_text=re.compile(r"\S")).wait_for(state="attached")
    return found


def test_tab_and_shift_tab_leave_the_text(desk, site):
    desk.goto(site + ADD)
    text = editor(desk).locator("textarea")
    text.fill("Words.")
    for key in ("Tab", "Shift+Tab"):
        text.focus()
        desk.keyboard.press(key)
        assert desk.evaluate("document.activeElement.name") != "body"
    assert text.input_value() == "Words."


def test_the_toolbar_is_one_stop_and_walked_with_arrows(desk, site):
    desk.goto(site + ADD)
    tools = editor(desk).get_by_role("toolbar").get_by_role("button")
    tools.first.focus()
    desk.keyboard.press("ArrowRight")
    assert desk.evaluate("document.activeElement.textContent") == "List"
    desk.keyboard.press("ArrowLeft")
    desk.keyboard.press("ArrowLeft")
    assert desk.evaluate("document.activeElement.textContent") == "Picture"
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.name") == "body"


def test_what_the_toolbar_typed_can_be_undone(desk, site):
    desk.goto(site + ADD)
    text = editor(desk).locator("textarea")
    text.fill("Ketamine")
    text.select_text()
    editor(desk).get_by_role("button", name="Bold").click()
    assert text.input_value() == "**Ketamine**"
    desk.keyboard.press("Control+z")
    assert text.input_value() == "Ketamine"


def test_a_preview_follows_what_is_typed(desk, site):
    desk.set_viewport_size(WIDE)
    desk.goto(site + ADD)
    editor(desk).locator("textarea").fill("Some **bold** words.\n- one\n- two")
    preview = desk.get_by_role("region", name="Preview of More")
    preview.locator("strong", has_text="bold").wait_for()
    assert preview.get_by_role("listitem").all_inner_texts() == ["one", "two"]


def test_many_keys_ask_for_one_preview(desk, site):
    desk.clock.install()
    desk.goto(site + ADD)
    text = editor(desk).locator("textarea")
    text.scroll_into_view_if_needed()
    editor(desk).get_by_text("Nothing written yet.").wait_for()
    desk.clock.pause_at(desk.evaluate("Date.now()") / 1000 + 3600)
    asked = []
    desk.on("request", lambda request: asked.append(request.url))
    text.press_sequentially("Ketamine may help.")
    desk.clock.run_for(600)
    editor(desk).locator(".editor__page p", has_text="may help").wait_for()
    assert len([url for url in asked if url.endswith("/staff/preview/")]) == 1


def test_a_source_is_cited_from_the_keyboard(desk, site):
    desk.goto(site + ADD)
    text = editor(desk).locator("textarea")
    text.fill("It blocks a switch. ")
    editor(desk).get_by_role("button", name="Cite a source").focus()
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.dataset.part") == "find"
    desk.keyboard.type("EXT-01")
    choice = editor(desk).get_by_role("button", name=re.compile("^EXT-01:"))
    choice.wait_for()
    choice.focus()
    desk.keyboard.press("Enter")
    assert text.input_value() == "It blocks a switch. [@EXT-01]"
    editor(desk).locator(".editor__page .cite", has_text="[1]").wait_for()


def test_escape_closes_the_choices_and_goes_back_to_the_text(desk, site):
    desk.goto(site + ADD)
    editor(desk).get_by_role("button", name="Link").click()
    desk.keyboard.press("Escape")
    assert editor(desk).locator(".editor__panel").is_hidden()
    assert desk.evaluate("document.activeElement.name") == "body"


def test_a_picture_is_added_from_the_keyboard(desk, site):
    desk.goto(site + ADD)
    box = editor(desk)
    box.get_by_role("button", name="Picture").focus()
    desk.keyboard.press("Enter")
    file = io.BytesIO()
    Pillow.new("RGB", (30, 20), "teal").save(file, "PNG")
    box.locator("[data-part='file']").set_input_files(
        {"name": "drip.png", "mimeType": "image/png", "buffer": file.getvalue()}
    )
    add = box.get_by_role("button", name="Add this picture")
    add.press("Enter")
    box.get_by_role("status").get_by_text("Describe the picture in words").wait_for()
    assert box.locator("textarea").input_value() == ""
    box.locator("[data-part='alt']").fill("A drip")
    add.press("Enter")
    box.locator(".editor__page img[alt='A drip']").wait_for()
    assert box.locator("textarea").input_value().startswith("![](image:picture-")
    assert box.locator(".editor__page img").evaluate("image => image.complete")


def test_a_failed_upload_leaves_the_text_alone_and_says_why(desk, site):
    desk.goto(site + ADD)
    box = editor(desk)
    box.locator("textarea").fill("Medical words.")
    desk.locator(".checks__list li").first.wait_for()  # what they find moves the buttons
    box.get_by_role("button", name="Picture").click()
    box.locator("[data-part='file']").set_input_files(
        {"name": "a.gif", "mimeType": "image/gif", "buffer": b"GIF89a"}
    )
    box.locator("[data-part='alt']").fill("A drip")
    box.get_by_role("button", name="Add this picture").click()
    box.get_by_role("status").get_by_text("JPEG, PNG, WebP or AVIF").wait_for()
    assert box.locator("textarea").input_value() == "Medical words."


def test_a_new_row_previews_too(desk, site):
    desk.goto(site + ADD)
    desk.get_by_role("heading", name="Benefits and risks").click()
    desk.get_by_role("button", name="Add another Point").click()
    row = editor(desk, "points-0-text")
    row.locator("textarea").fill("Pain **eased**.")
    row.locator(".editor__page strong", has_text="eased").wait_for()
    assert row.get_by_role("toolbar").is_visible()


def test_text_that_is_not_saved_is_not_lost_without_a_question(desk, site):
    desk.goto(site + ADD)
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(site + "/staff/")
    assert asked == []
    desk.goto(site + ADD)
    editor(desk).locator("textarea").press_sequentially("Words")
    desk.goto(site + "/staff/")
    assert asked == ["beforeunload"]


def test_saving_asks_nothing(desk, site):
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form = condition_form(desk, site)
    desk.goto(site + form)
    editor(desk).locator("textarea").press_sequentially(" ")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.locator(".messagelist .success").wait_for()
    assert asked == []


def test_who_was_logged_out_is_told_and_keeps_the_text(desk, site):
    desk.goto(site + ADD)
    desk.context.clear_cookies(name="sessionid")
    editor(desk).locator("textarea").fill("Long words.")
    editor(desk).get_by_role("status").get_by_text("You are logged out").wait_for()
    assert editor(desk).locator("textarea").input_value() == "Long words."


def test_hostile_text_does_nothing_in_the_preview(desk, site):
    desk.goto(site + ADD)
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    words = (
        "<img src=x onerror=alert(1)> [x](javascript:alert(1)) <form><button>y</button></form> end"
    )
    editor(desk).locator("textarea").fill(words)
    shown = editor(desk).locator(".editor__page")
    shown.get_by_text("end").wait_for()
    assert shown.locator("img, form, button, a, script").count() == 0
    assert asked == []


def test_the_preview_of_a_page_can_stand_in_a_frame_of_the_site(desk, site, complaints):
    number = re.search(r"/(\d+)/change/", condition_form(desk, site))[1]
    desk.goto(f"{site}/staff/")
    desk.evaluate(
        """address => { const frame = document.createElement('iframe');
        frame.src = address; frame.title = 'Preview'; document.body.append(frame); }""",
        f"/staff/pages/{number}/preview/",
    )
    desk.frame_locator("iframe[title='Preview']").locator("h1").wait_for()
    assert complaints == []


def test_markdown_is_written_without_script_too(browser, site, staff_state):
    context = browser.new_context(java_script_enabled=False, storage_state=staff_state)
    page = context.new_page()
    page.goto(site + ADD)
    assert page.locator("[name='body']").is_visible()
    assert page.locator(".editor__bar").first.is_hidden()
    context.close()
