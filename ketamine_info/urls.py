"""Every address of the site on one screen: staff under /staff/, patients everywhere else."""

from django.urls import include, path

from articles.admin.site import staff_site
from articles.views.gallery import gallery

urlpatterns = [
    path("staff/components/", staff_site.admin_view(gallery), name="gallery"),
    path("staff/", staff_site.urls),
    path("", include("articles.urls")),
]
handler400 = "articles.views.errors.bad_request"
handler403 = "articles.views.errors.not_allowed"
handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.server_error"
