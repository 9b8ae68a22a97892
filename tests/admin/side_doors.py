"""Who gets what at every address: the table that test_side_doors.py opens one by one.

A letter for each of PEOPLE: S sees words of the draft, o is answered without them, L is sent to
log in, R is led on, 1 is told to log in, 3 may not, 4 finds nothing, 5 must send something,
b must ask for something.
"""

from typing import NamedTuple

from articles.pages import KINDS

PEOPLE = ("anonymous", "reader", "author", "reviewer", "editor", "manager")


class Door(NamedTuple):
    """An address, with names of planted rows in it, and what each of PEOPLE gets."""

    address: str
    got: str


class Desk(NamedTuple):
    """The addresses that Django's admin gives a table, with one planted row of it."""

    table: str
    row: str
    listed: str
    add: str
    history: str
    delete: str
    change: str

    def doors(self) -> list[Door]:
        listed = f"/staff/{self.table}/"
        row = f"{listed}{self.row}/"
        return [
            Door(listed, self.listed),
            Door(f"{listed}add/", self.add),
            Door(f"{row}history/", self.history),
            Door(f"{row}delete/", self.delete),
            Door(f"{row}change/", self.change),
            Door(row, "LLRRRR"),  # leads to its form, which asks again
        ]


OFFERS = "/staff/autocomplete/?app_label=articles&term=sealedword"
DESKS = (
    # table and row: list, add, history, delete, change
    Desk("auth/user", "{author}", "LL333o", "LL333o", "LL333o", "LL3333", "LL333o"),
    Desk("auth/group", "{group}", "LL333o", "LL3333", "LL333o", "LL3333", "LL333o"),
    Desk("articles/article", "{condition_draft}", "LLSSS3", "LL3333", "LLSSS3", "LLRRRR", "LLRRRR"),
    Desk("articles/clinicprofile", "{profile}", "LLoooo", "LL333o", "LLoooo", "LL3333", "LLoooo"),
    Desk("articles/urgentsign", "{sign}", "LLooo3", "LL33S3", "LLooo3", "LL33o3", "LLSSS3"),
    Desk("articles/source", "{source}", "LLooo3", "LL33o3", "LLooo3", "LL3333", "LLooo3"),
    Desk("articles/claim", "{claim}", "LLooo3", "LL33o3", "LLooo3", "LL3333", "LLooo3"),
    Desk("articles/outcome", "{outcome}", "LLSSS3", "LL33o3", "LLSSS3", "LL3333", "LLSSS3"),
    Desk("articles/dosestudied", "{dose}", "LLSSS3", "LL33o3", "LLSSS3", "LL3333", "LLSSS3"),
    Desk("articles/guidance", "{guidance}", "LLSSS3", "LL33o3", "LLSSS3", "LL3333", "LLSSS3"),
    Desk("articles/feedback", "{answer}", "LLSSS3", "LL3333", "LLSSS3", "LL3333", "LLSSS3"),
    Desk("articles/edition", "{later}", "LLSSS3", "LL3333", "LLSSS3", "LL3333", "LLSSS3"),
    Desk("articles/signoff", "{signed}", "LLSSS3", "LL3333", "LLSSS3", "LL3333", "LLSSS3"),
    Desk("articles/redirect", "{old}", "LLSSS3", "LL3333", "LLooo3", "LL3333", "LLSSS3"),
    *(
        Desk(
            f"articles/{kind.replace('_', '')}", f"{{{kind}_draft}}",
            "LLSSS3", "LLS3S3", "LLSSS3", "LL3333", "LLSSS3",
        )
        for kind in KINDS
    ),
    Desk("articles/synonym", "{name}", "LLooo3", "LL33S3", "LLSSS3", "LL33S3", "LLSSS3"),
    Desk("articles/image", "{picture}", "LLSSS3", "LL33o3", "LLooo3", "LL3333", "LLSSS3"),
    Desk("articles/searchmiss", "1", "LL33o3", "LL3333", "LLRRRR", "LL3333", "LL33R3"),
    Desk("articles/glossaryterm", "{word}", "LLSSS3", "LL33o3", "LLSSS3", "LL33S3", "LLSSS3"),
)  # fmt: skip

STAFF = (
    Door("/staff/components/", "LLoooo"),
    Door("/staff/pages/{live}/preview/", "LLSSS3"),
    Door("/staff/pages/{live}/address/", "LL33S3"),
    Door("/staff/editions/{later}/restore/", "LLS3S3"),
    Door("/staff/editions/{later}/cancel/", "LL33S3"),
    Door("/staff/reasons/hide/", "LL33o3"),
    Door("/staff/used/article/{live}/", "LLSSS3"),
    Door("/staff/pages/publish/", "LL3343"),
    Door("/staff/pages/withdraw/", "LL3343"),
    Door("/staff/audit/", "LL3ooo"),
    Door("/staff/shared/outcome/{outcome}/", "LL33S3"),
    Door("/staff/login/", "ooRRRR"),
    Door("/staff/login/code/", "LLLLLL"),
    Door("/staff/login/password/", "LLLLLL"),
    Door("/staff/logout/", "RRRRRR"),
    Door("/staff/claims/{claim}/withdraw/", "LL33o3"),
    Door("/staff/claims/{claim}/reinstate/", "LL3o33"),
    Door("/staff/editions/", "LLRRRR"),
    Door("/staff/numbers/", "LL3o3o"),
    Door("/staff/login/app/", "LLLLLL"),
    Door("/staff/account/app/", "LLoooo"),
    Door("/staff/account/", "LLoooo"),
    Door("/staff/account/codes/new/", "LLoooo"),
    Door("/staff/account/codes/", "LLRRRR"),
    Door("/staff/queue/", "LLSSS3"),
    Door("/staff/pages/{live}/submit/", "LLS3S3"),
    Door("/staff/pages/{live}/review/", "LLSSS3"),
    Door("/staff/reviews/{word_review}/", "LLSSS3"),
    Door("/staff/unsaved/{unsaved}/throw-away/", "LLR444"),
    Door("/staff/articles/condition/add/?unsaved={unsaved}", "LLS3S3"),
    Door("/staff/search/", "LLooo3"),
    Door("/staff/checks/", "LLooo3"),
    Door("/staff/preview/", "555555"),
    Door("/staff/checks/typed/", "555555"),
    Door("/staff/pictures/upload/", "555555"),
    Door("/staff/choices/", "13b3b3"),
    Door("/staff/", "LLSooo"),
    Door("/staff/password_change/", "LLoooo"),
    Door("/staff/password_change/done/", "LLoooo"),
    Door("/staff/autocomplete/", "LL3333"),
    Door("/staff/jsi18n/", "LLoooo"),
    Door("/staff/r/{content_type}/{condition_draft}/", "LL4444"),
    Door("/staff/auth/user/{author}/password/", "LL333o"),
    Door("/staff/auth/user/{author}/lost-phone/", "LL333o"),
    Door("/staff/notes/{note}/done/", "LLRRR3"),
    Door("/staff/articles/", "LLRRRR"),
    Door("/staff/nowhere", "LL4444"),
    Door("/staff/pages/{condition_draft}/preview/", "LLSSS3"),
    Door("/staff/pages/{side_effect_draft}/preview/", "LLSSS3"),
    Door("/staff/pages/{dosing_draft}/preview/", "LLSSS3"),
    Door("/staff/pages/{condition_draft}/address/", "LL33S3"),
    Door("/staff/pages/{condition_draft}/submit/", "LLS3S3"),
    Door("/staff/pages/{condition_draft}/review/", "LLSSS3"),
    Door("/staff/used/article/{condition_draft}/", "LLSSS3"),
    Door("/staff/used/outcome/{outcome}/", "LLSSS3"),
    Door("/staff/used/guidance/{guidance}/", "LLSSS3"),
    Door("/staff/used/dosestudied/{dose}/", "LLSSS3"),
    Door("/staff/used/image/{picture}/", "LLSSS3"),
    Door("/staff/used/glossaryterm/{word}/", "LLSSS3"),
    Door("/staff/used/source/{source}/", "LLooo3"),
    Door("/staff/used/claim/{claim}/", "LLooo3"),
    Door("/staff/used/user/{author}/", "LL4444"),
    Door("/staff/pages/{live}/let-stand/nowhere/", "LLR3R3"),
    Door("/staff/pages/{live}/take-back/nowhere/", "LLR3R3"),
    Door("/staff/pages/publish/?page={live}", "LL33S3"),
    Door("/staff/pages/withdraw/?page={live}", "LL33S3"),
    Door("/staff/pages/publish/?page={condition_draft}", "LL33S3"),
    Door("/staff/pages/withdraw/?page={condition_draft}", "LL33S3"),
    Door("/staff/audit/?page=condition:open&at=2020-01-01T10:00", "LL3ooo"),
    Door("/staff/audit/?page=condition:open&at={now}", "LL3ooo"),
    Door("/staff/audit/?page=condition:open&at={now}&as=json", "LL3ooo"),
    Door("/staff/audit/?page=condition:sealed&at={now}", "LL3ooo"),
    Door("/staff/editions/{edition}/restore/", "LLS3S3"),
    Door("/staff/editions/?q=sealedword", "LLRRRR"),
    Door("/staff/articles/edition/?q=sealedword", "LLSSS3"),
    Door("/staff/articles/edition/{edition}/change/", "LLSSS3"),
    Door("/staff/articles/article/?q=sealedword", "LLSSS3"),
    Door("/staff/articles/condition/?q=sealedword", "LLSSS3"),
    Door("/staff/articles/condition/{live}/change/", "LLSSS3"),
    Door("/staff/articles/condition/{live}/history/", "LLSSS3"),
    Door("/staff/articles/condition/{live}/delete/", "LL3333"),
    Door("/staff/articles/article/{live}/history/", "LLSSS3"),
    Door("/staff/search/?q=sealedword", "LLooo3"),
    Door("/staff/choices/?of=link&q=sealedword", "13S3S3"),
    Door("/staff/choices/?of=cite&q=sealedword", "13o3o3"),
    Door("/staff/choices/?of=term&q=sealedword", "13S3S3"),
    Door("/staff/choices/?of=picture&q=sealedword", "13S3S3"),
    Door(f"{OFFERS}&model_name=point&field_name=outcome", "LLSSS3"),
    Door(f"{OFFERS}&model_name=readnext&field_name=target", "LLSSS3"),
    Door("/staff/pages/{live}/preview/nowhere", "LL4444"),
    Door("/staff/pages/0/preview/", "LL4444"),
)  # fmt: skip

PATIENTS = (
    Door("/", "oooooo"),
    Door("/search/", "oooooo"),
    Door("/evidence/", "oooooo"),
    Door("/words/", "oooooo"),
    Door("/what-we-checked/", "oooooo"),
    Door("/sources/", "oooooo"),
    Door("/what-you-told-us/", "oooooo"),
    Door("/feedback/conditions/sealed/", "444444"),
    Door("/visit-plan/", "oooooo"),
    Door("/visit-plan/?from=condition-sealed", "RRRRRR"),
    Door("/corrections/", "oooooo"),
    Door("/quality/conditions/open/", "oooooo"),
    Door("/quality/conditions/sealed/", "444444"),
    Door("/api/v1/pages/conditions/open", "oooooo"),
    Door("/api/v1/pages/conditions/sealed", "444444"),
    Door("/api/v1/search", "oooooo"),
    Door("/api/v1/suggest", "oooooo"),
    Door("/opensearch.xml", "oooooo"),
    Door("/robots.txt", "oooooo"),
    Door("/sitemap.xml", "oooooo"),
    Door("/media/{file}", "oooooo"),
    Door("/conditions/", "oooooo"),
    Door("/conditions/sealed/", "444444"),
    Door("/how-it-works/", "oooooo"),
    Door("/how-it-works/sealed/", "444444"),
    Door("/treatment/", "oooooo"),
    Door("/treatment/sealed/", "444444"),
    Door("/benefits/", "oooooo"),
    Door("/benefits/sealed/", "444444"),
    Door("/risks/", "oooooo"),
    Door("/risks/sealed/", "444444"),
    Door("/side-effects/", "oooooo"),
    Door("/side-effects/sealed/", "444444"),
    Door("/guides/", "oooooo"),
    Door("/guides/sealed/", "444444"),
    Door("/search/?q=sealedword", "oooooo"),
    Door("/search/?q=sealedword&exact=1", "oooooo"),
    Door("/api/v1/search?q=sealedword", "oooooo"),
    Door("/api/v1/suggest?q=sealedword", "oooooo"),
    Door("/api/v1/suggest?q=sealed", "oooooo"),
    Door("/side-effects/?feel=sealedword", "oooooo"),
    Door("/conditions/open/", "oooooo"),
    Door("/feedback/conditions/open/", "oooooo"),
    Door("/nowhere/", "444444"),
    Door("/conditions/nowhere/", "444444"),
    Door("/conditions/old-name/", "444444"),
)  # fmt: skip

DOORS = (*STAFF, *(door for desk in DESKS for door in desk.doors()), *PATIENTS)
