"""The desk of pictures: a file goes in once, through images.store; only words change later."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import images
from articles.models import Image

from .live import Drafted, FixedKey
from .site import staff_site
from .together import Together
from .usage import ShowsUse

WORDS = ["alt", "is_decorative", "caption", "credit", "licence", "shows_person", "has_consent"]


class NewPictureForm(forms.ModelForm):
    """Takes a file, made anew while the form is checked, so that a refusal stands beside it."""

    upload = forms.FileField(
        label="Picture file",
        help_text="JPEG, PNG, WebP or AVIF, up to 10 MB. It is made smaller, and everything but "
        "the picture itself is taken off: place, camera, comments.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )

    class Meta:
        model = Image
        fields = ["key", *WORDS]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].required = False
        self.fields["key"].help_text = "What writers type in ![](image:key). Empty: a number."

    def clean_upload(self) -> images.Made:
        try:
            return images.make(self.cleaned_data["upload"])
        except images.UnusablePicture as error:
            raise forms.ValidationError(str(error)) from error


@admin.register(Image, site=staff_site)
class PictureDesk(Together, ShowsUse, FixedKey, Drafted):
    """A published page keeps its pictures for good: a file goes only if no edition ever had it."""

    list_display = ["thumbnail", "key", "alt", "is_decorative", "credit", "uploaded_at"]
    list_display_links = ["key"]
    list_filter = ["is_decorative", "shows_person"]
    search_fields = ["key", "alt", "caption"]

    def get_form(
        self, request: HttpRequest, obj: Image | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if not change:
            kwargs["form"] = NewPictureForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> Any:
        file = ["thumbnail", "key", "width", "height"] if obj else ["upload", "key"]
        return [
            ("The picture", {"fields": file}),
            ("In words", {"fields": ["alt", "is_decorative", "caption", "credit", "licence"]}),
            ("A person in it", {"fields": ["shows_person", "has_consent"]}),
            *([("Where this is used", {"fields": ["on_pages"]})] if obj else []),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Image | None = None) -> Any:
        return ("thumbnail", "width", "height", "key", "on_pages") if obj else ()

    @admin.display(description="picture")
    def thumbnail(self, image: Image) -> SafeString:
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
            image.file.url,
            image.alt,
            image.width,
            image.height,
        )

    def save_form(self, request: HttpRequest, form: forms.ModelForm, change: bool) -> Image:
        row: Image = super().save_form(request, form, change)
        if change:
            return row
        words = {name: form.cleaned_data[name] for name in ("key", *WORDS)}
        form.instance = images.store(form.cleaned_data["upload"], by=request.user, **words)
        return form.instance

    def save_model(
        self, request: HttpRequest, obj: Image, form: forms.ModelForm, change: bool
    ) -> None:
        if change:  # a new one is stored already
            super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        super().delete_model(request, obj)
        images.forget(str(obj.file.name))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Image]) -> None:
        names = list(queryset.values_list("file", flat=True))
        super().delete_queryset(request, queryset)
        for name in names:
            images.forget(name)
