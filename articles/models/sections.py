"""The seven kinds of page: what each has beside an article's common fields."""

from django.db import models

from .article import Article
from .fields import MarkdownField


class Condition(Article):
    """A pain condition, as the person who has it would look for it."""

    KIND = Article.Kind.CONDITION

    not_today = MarkdownField(
        "you do not have to decide today",
        help_text="What a reader may ask for or refuse, and not to stop a treatment.",
    )
    who_should_not = MarkdownField(
        "who should not have it", help_text="Or needs extra checks. A list, with sources."
    )
    treatment = MarkdownField("time, travel, and cost")
    feels_like = MarkdownField("about the condition", help_text="What it is and feels like.")
    how_ketamine_may_help = MarkdownField("how ketamine may work here")


class Mechanism(Article):
    """How ketamine may work, and where that has been seen."""

    KIND = Article.Kind.MECHANISM

    what_it_does = MarkdownField()
    in_cells = MarkdownField("seen in cells")
    in_animals = MarkdownField("seen in animals")
    in_people = MarkdownField("seen in people")

    class Meta:
        verbose_name = "mechanism"


class Dosing(Article):
    """How ketamine is given and what studies used: records, never instructions."""

    KIND = Article.Kind.DOSING

    class Route(models.TextChoices):
        VEIN = "vein", "By drip into a vein"
        MUSCLE = "muscle", "Injection into a muscle"
        MOUTH = "mouth", "By mouth"
        TONGUE = "tongue", "Under the tongue"
        NOSE = "nose", "In the nose"
        SKIN = "skin", "Under the skin"

    route = models.CharField(max_length=10, choices=Route, blank=True)
    visit = MarkdownField("a visit, step by step")
    doses = models.ManyToManyField("DoseStudied", blank=True, related_name="pages")
    doses_note = MarkdownField("how to read what studies used")
    how_often = MarkdownField()
    home_use = MarkdownField("warning about use at home")

    class Meta:
        verbose_name = "treatment"


class Benefit(Article):
    """Something that may get better."""

    KIND = Article.Kind.BENEFIT

    for_whom = MarkdownField("who was studied")
    how_long = MarkdownField("how long it lasts")


class Risk(Article):
    """Something that may go wrong, beyond a single side effect."""

    KIND = Article.Kind.RISK

    class Nature(models.TextChoices):
        SAFETY = "safety", "Safety"
        MISUSE = "misuse", "Misuse and dependence"
        LONG_TERM = "long_term", "Long term"
        WHO_SHOULD_NOT = "who_should_not", "Who should not have it"

    nature = models.CharField(max_length=20, choices=Nature, default=Nature.SAFETY)
    more_at_risk = MarkdownField("who is more at risk")
    lower_the_risk = MarkdownField("what lowers the risk")


class Presence(models.TextChoices):
    LIKELY = "likely", "Most likely"
    POSSIBLE = "possible", "Can happen"
    UNLIKELY = "unlikely", "Not expected"
    UNKNOWN = "unknown", "Not known"


class SideEffect(Article):
    """What a person may feel after ketamine, and what to do about it."""

    KIND = Article.Kind.SIDE_EFFECT

    class Area(models.TextChoices):
        HEART = "heart", "Heart, breathing, and allergy"
        MIND = "mind", "Mind and mood"
        STOMACH = "stomach", "Stomach and appetite"
        SENSES = "senses", "Head, eyes, and balance"
        ENERGY = "energy", "Sleep and energy"
        BLADDER = "bladder", "Bladder and liver"
        BODY = "body", "Muscles and skin"
        LONG_USE = "long_use", "After long or heavy use"

    class Action(models.TextChoices):
        URGENT = "urgent", "Get help now"
        CALL = "call", "Tell the nurse or call"
        HOME = "home", "Usually passes"

    class Frequency(models.TextChoices):
        VERY_COMMON = "very_common", "Very common"
        COMMON = "common", "Common"
        UNCOMMON = "uncommon", "Uncommon"
        RARE = "rare", "Rare"
        VERY_RARE = "very_rare", "Very rare"
        NOT_KNOWN = "not_known", "Not well known"

    PERIODS = ("during", "same_day", "next_days", "weeks", "long_term")

    body_area = models.CharField(max_length=10, choices=Area)
    action = models.CharField("what to do", max_length=10, choices=Action, default=Action.CALL)
    when_short = models.CharField(
        "when, in a few words", max_length=60, help_text="Such as: mostly during the drip."
    )
    frequency = models.CharField(
        "how common",
        max_length=12,
        choices=Frequency,
        default=Frequency.NOT_KNOWN,
        help_text="Only from studies at pain doses; else Not well known.",
    )
    frequency_basis = MarkdownField("how common: what that rests on")
    during = models.CharField(max_length=10, choices=Presence, default=Presence.UNKNOWN)
    same_day = models.CharField(max_length=10, choices=Presence, default=Presence.UNKNOWN)
    next_days = models.CharField(max_length=10, choices=Presence, default=Presence.UNKNOWN)
    weeks = models.CharField(
        "weeks later", max_length=10, choices=Presence, default=Presence.UNKNOWN
    )
    long_term = models.CharField(max_length=10, choices=Presence, default=Presence.UNKNOWN)
    presence_note = MarkdownField("when it can be present: what that rests on")
    when_emergency = MarkdownField(
        "get help now: also for", help_text="A list. The site's own urgent signs stand above it."
    )
    when_to_call = MarkdownField("call the clinic: also for", help_text="A list.")
    usually_passes = MarkdownField("usually passes", help_text="A list: when to wait at home.")
    feels_like = MarkdownField("what it feels like")
    self_care = MarkdownField("what you can do")
    staff_do = MarkdownField("what staff do")
    more_at_risk = MarkdownField("who is more at risk")


class Guide(Article):
    """The rest that a patient needs, and the pages about the site itself."""

    KIND = Article.Kind.GUIDE

    class Purpose(models.TextChoices):
        DECIDING = "deciding", "Deciding"
        PREPARING = "preparing", "Getting ready"
        AFTER = "after", "After the drip"
        CARING = "caring", "Looking after someone"
        SITE = "site", "About this site"

    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.DECIDING)
