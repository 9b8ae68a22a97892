"""A dozen small documents in the words of the site, and an index of them."""

import pytest

from articles import search

DOCUMENTS = [
    search.Document(
        id=1,
        kind="condition",
        path="/conditions/crps/",
        title="CRPS (pain after an injury that does not stop)",
        medical_name="Complex regional pain syndrome",
        names=("CRPS", "Reflex sympathetic dystrophy", "RSD", "Suicide disease"),
        codes=("G90.5", "M89.0"),
        one_line="Burning pain, swelling and skin changes in an arm or a leg.",
        text="The limb may burn, swell and change color. A light touch may hurt.",
    ),
    search.Document(
        id=2,
        kind="condition",
        path="/conditions/fibromyalgia/",
        title="Fibromyalgia",
        names=("FM", "Widespread pain"),
        codes=("M79.7",),
        one_line="Pain all over, poor sleep and tiredness.",
        text="Pain in many parts of the body for months. Sleep does not refresh.",
    ),
    search.Document(
        id=3,
        kind="condition",
        path="/conditions/nerve-pain/",
        title="Nerve pain",
        medical_name="Neuropathic pain",
        names=("Neuropathy", "Diabetic foot pain"),
        one_line="Burning, stabbing or electric pain from damaged nerves.",
        text="It may follow diabetes or shingles. Gabapentin is often tried first.",
    ),
    search.Document(
        id=4,
        kind="side-effect",
        path="/side-effects/nausea/",
        title="Feeling sick",
        medical_name="Nausea",
        names=("Queasy",),
        one_line="When to get help, what to do, and when it stops.",
        text="You may feel like you will throw up. Staff can give you a medicine for it.",
    ),
    search.Document(
        id=5,
        kind="side-effect",
        path="/side-effects/vomiting/",
        title="Vomiting",
        names=("Throwing up",),
        one_line="Throwing up during the drip or later the same day.",
        text="It often comes with nausea. Sip water. Call if you cannot keep water down.",
    ),
    search.Document(
        id=6,
        kind="side-effect",
        path="/side-effects/dissociation/",
        title="Feeling unreal or far away",
        medical_name="Dissociation",
        names=("Floaty", "Out of body feeling"),
        one_line="A dreamlike feeling during the drip. It usually passes within hours.",
        text="You may feel floaty, disconnected from your body, or see the room in a new way.",
    ),
    search.Document(
        id=7,
        kind="side-effect",
        path="/side-effects/high-blood-pressure/",
        title="High blood pressure",
        medical_name="Hypertension",
        one_line="It can rise during the drip, so staff check it often.",
        text="Tell staff about a headache or pain in the chest.",
    ),
    search.Document(
        id=8,
        kind="risk",
        path="/risks/bladder/",
        title="Bladder problems",
        medical_name="Ketamine cystitis",
        names=("Hurts when I pee",),
        codes=("N30.8",),
        one_line="Seen mostly in people who use ketamine often for months or years.",
        text="Signs are pain when you pass urine, blood in the urine, and going often.",
    ),
    search.Document(
        id=9,
        kind="dosing",
        path="/dosing/drip/",
        title="How a drip is given",
        medical_name="Intravenous infusion",
        names=("IV",),
        one_line="A slow drip into a vein while staff watch you.",
        text="One study gave 0.5 mg/kg over 40 minutes. Another gave 500 mg. Nausea is common.",
    ),
    search.Document(
        id=10,
        kind="benefit",
        path="/benefits/lasting-relief/",
        title="How long relief lasts",
        one_line="Days to weeks for some people; for many it fades.",
        text="Relief was seen up to 12 weeks in some studies of CRPS.",
    ),
    search.Document(
        id=11,
        kind="guide",
        path="/first-night/",
        title="First night after a drip",
        one_line="What may happen tonight, such as nausea, and who to call.",
        text="Do not drive for 24 hours. Rest. Someone should stay with you.",
    ),
    search.Document(
        id=12,
        kind="word",
        path="/words/#edema",
        title="Edema",
        one_line="Swelling from fluid under the skin.",
        text="Swelling from fluid under the skin.",
    ),
]


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    path = tmp_path_factory.mktemp("search") / "search.sqlite3"
    search.build(path, DOCUMENTS, "1")
    return search.open(path)
