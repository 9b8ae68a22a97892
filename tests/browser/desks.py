"""Where the forms of the staff desk are."""

ADD = "/staff/articles/condition/add/"


def condition_form(page, site) -> str:
    return first_form(page, f"{site}/staff/articles/condition/?q=crps")


def first_form(page, listed) -> str:
    page.goto(listed)
    return page.locator("#result_list tbody th a").first.get_attribute("href")
