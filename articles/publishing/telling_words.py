"""The words of which a change may harm: numbers, units, ways in, how often, what holds back.

Extra words do no harm: any other word that differs counts as content, only these as safety. The
medicines are those that search knows, brands among them, and those of medicines.txt, one a line
in small letters, kinds beside names; each name that a page starts to use is added there.
"""

from pathlib import Path

from articles.search.medicines import MEDICINES as SEARCHED

NAMED = frozenset(Path(__file__).with_name("medicines.txt").read_text("utf-8").splitlines())
MEDICINES = NAMED | SEARCHED

NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
hundreds thousand thousands million millions billion dozen dozens once twice thrice single double
doubled triple tripled quadruple pair couple both first half halves halved
third thirds quarter quarters fourth fifth sixth seventh eighth ninth tenth tenths eleventh twelfth
twentieth hundredth hundredths thousandth thousandths
"""

PARTS = """
half third quarter fourth fifth sixth seventh eighth ninth tenth hundred thousand dozen couple pair
"""
"""With an article they say another number: a third is not the third."""

MASSES = """
mg mcg ug μg ng pg g kg milligram microgram nanogram picogram kilogram gram ounce oz lb lbs pound
ml dl cl l cc ul μl milliliter microliter deciliter liter millilitre litre teaspoon tsp tablespoon
tbsp cup glass iu unit meq mmol μmol mol tablet pill capsule lozenge drop spray puff dose patch
patches ampule vial syringe sachet
"""

MEASURES = """
percent mmhg bpm kpa degree celsius fahrenheit mm cm m meter metre inch inches foot feet kcal
calorie beat breath hz watt volt joule dollar cent
"""

TIMES = "second minute hour day night week month year decade"

OF_THE_DAY = """
morning noon afternoon evening midnight bedtime today tonight tomorrow yesterday hourly daily
nightly weekly monthly yearly monday tuesday wednesday thursday friday saturday sunday immediately
"""

NEGATIONS = """
not never no none nobody nothing neither nor nowhere without avoid un non refuse refuses refrain
decline lack lacks lacking fail fails failed forbid forbidden prohibited banned deny stop stops
stopped unless except instead hardly barely scarcely
"""

BOUNDS = """
over under above below before after until till unless only always except start starts started stop
within higher lower more less fewer least most minimum maximum low high increase increases
decrease decreases raise reduce double must should may can cannot
at_least at_most more_than less_than fewer_than up_to no_more_than no_less_than
"""

HOW_OFTEN = """
always usually often commonly common frequently frequent sometimes occasionally occasional rarely
rare seldom mostly generally likely unlikely possibly possible impossible probably probable
certainly certain uncertain every each any all most many several some few a_few a_lot a_little
little much lots majority minority nearly almost about around roughly approximately
"""

ROUTES = """
mouth oral orally swallow swallowed chew intravenous intravenously iv vein veins intramuscular
intramuscularly im muscle muscles intranasal intranasally nasal nose nostril tongue sublingual
under_the_tongue by_mouth into_a_vein rectal rectum vaginal skin subcutaneous topical cream gel drip
infusion infusions inject injected injection injections inhale inhaled epidural intrathecal spinal
spine eye eyes ear ears
"""


def words(table: str) -> list[str]:
    """The words of such a table; those of several words are bound by a low line."""
    return [word.replace("_", " ") for word in table.split()]
