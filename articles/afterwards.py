"""An answer with something left to do, which the reader does not wait for."""

from collections.abc import Callable

from django.http import HttpResponse


class Answered(HttpResponse):
    """Calls `then` when the server closes the answer, which it does once the answer is sent."""

    def __init__(self, content: str, *, then: Callable[[], None]) -> None:
        super().__init__(content)
        self._then = then

    def close(self) -> None:
        try:
            self._then()
        finally:
            super().close()
