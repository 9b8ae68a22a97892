"""Opens, sends and answers forms as two people do who have them open at once."""

from articles.models import UnsavedText
from tests.conftest import logged_in

from .forms import filled_in, form_of

SHOWN = "was changed while you wrote"


def opened(client, row):
    return {k: v for k, v in filled_in(client.get(form_of(row))).items() if v is not None}


def sent(client, row, values, **changes):
    return client.post(form_of(row), {k: v for k, v in (values | changes).items() if v is not None})


def is_asked(response) -> bool:
    return response.status_code == 200 and SHOWN in response.content.decode()


def asked(response) -> list[str]:
    """The places that the screen asks about."""
    return [one.name for one in response.context["questions"]]


def answer(client, row, response, choices, **texts):
    """Sends the screen as a browser would, with a choice for each place and changed texts."""
    data = dict(response.context["kept"])
    data["asked"] = asked(response)
    for one in response.context["questions"]:
        if one.text is not None:
            data[f"text-{one.name}"] = one.text
    data |= {f"keep-{name}": choice for name, choice in choices.items()}
    return client.post(form_of(row), data | {f"text-|{name}": t for name, t in texts.items()})


def stored(row):
    return type(row).objects.get(pk=row.pk)


def put_into_the_form(client, text=None):
    """Opens the form at the address of a kept text with that text in it."""
    text = text or UnsavedText.objects.get()
    return client.get(f"{text.address}?unsaved={text.pk}")


def strict(user):
    """A browser that is asked for the secret of its forms."""
    client = logged_in(user)
    client.handler.enforce_csrf_checks = True
    return client
