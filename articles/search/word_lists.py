"""The lists of words that a phrase of an urgent rule can name: "{child} ate", "{cannot} breathe".

Words of a list are set apart by commas and written as any phrase is; how they are read, `wording`
tells.
"""

_CHILD = """
child, children, childs, kid, kids, son, sons, daughter, daughters, toddler*, baby, babies, infant,
newborn, boy, girl, grandson*, granddaughter*, grandchild*, grandkid*, grandbaby, nephew, niece,
year old, yr old, month old, little one, stepson, stepdaughter, teenager, teen, son age
"""
_GROWN = """
he, she, him, her, someone, somebody, person, patient, husband, wife, hubby, partner,
boyfriend, girlfriend, bf, gf, fiance, fiancee, spouse, mom, moms, mum, mums, mother, mothers,
mommy, dad, dads, daddy, father, fathers, brother, sister, friend, roommate, flatmate, neighbor,
grandma, grandpa, granny, gran, grandad, granddad, nan, nana, grandmother, grandfather, aunt,
auntie, uncle, cousin, guy, lady, woman, man, husbands, wifes
"""
LISTS = {
    "child": _CHILD,
    "person": _GROWN + "," + _CHILD,
    "self": """
myself, yourself, himself, herself, themself, themselves, itself, oneself, ourselves, hisself,
theirself, meself
""",
    "finish": "end, ends, ending, ended, finish, finishing, finished, off",
    "numb": "numb, numbness, numbed, numbing, no feeling, dead",
    "body": """
chest, face, throat, tongue, lips, lip, mouth, head, heart, breathing, bladder, body, arm, arms,
leg, legs, hand, side, vision, eyes, speech, belly, groin
""",
    "life": """
live, living, life, alive, exist, existing, existence, be here, being here, wake up, go on, going
on, carry on, carrying on, be around
""",
    "wish": """
want, wants, wanted, wanting, wish, wishes, wishing, hope, hopes, hoping, pray, prays, praying,
prayed, ready, rather, prefer, would be better, think about, think of, thinking about, thinking of,
thoughts of, thoughts about, thought of, thought about, plan, plans, planning, planned, dream of,
dreaming of, imagine, imagining, deserve, deserves, should, decided, urge to, urges to, tempted to,
long to, longing to, fantasize about, fantasizing about, obsessed with, keep googling, ways of
""",
    "death": """
die, died, dying, dead, death, gone forever, not be here, not being here, not here, not wake, not
waking, not woken, never wake, never woken, never waking, stop living, stop existing, not exist,
not existing, not alive, not be alive, not being alive, not be around, not being around, disappear,
vanish, end it, end it all, ending it, ending it all, end everything, ending everything, all end,
all just end, just end, it would end, all be over, end my life, ending my life, end their life, be
at peace, be with god, go to heaven, be in heaven, never been born, not live, not to live, no
longer live, no longer be here, no longer exist, be no more, cease to exist, pass away, top myself
""",
    "cannot": """
cannot, could not, can no longer, unable to, not able to, not been able to, have not managed to,
not managed to, not manage to, cannot seem to, not possible to, impossible to
""",
    "hardly": """
cannot, could not, unable to, not able to, hardly, barely, scarcely, hard to, hard for me to,
hard for him to, hard for her to, hard time, harder to, difficult to, difficult for me to,
difficulty, difficulties, difficult, trouble, troubles, struggl*, fighting to, fighting for,
fight for, problem, problems, trying to, finding it hard to, tough to, labored, labor
""",
    "took": """
took, taken, swallowed, swallows, ate, eaten, drank, drunk, snorted, injected, chewed, downed,
popped, necked, sucked, licked, ingested, inhaled, sprayed, overused, got into, gotten into,
got hold of, got ahold of, got his hands on, got her hands on, bit, bitten
""",
    "medicine": """
ketamine, ket, spravato, esketamine, lozenge*, troche*, spray*, pill, pills, tablet*, tabs,
capsule*, med, meds, medicine*, medication*, dose, doses, dosage, bottle, bottles, strip, vial*,
drug, drugs, morphine, oxy, oxys, oxycodone, oxycontin, opioid*, opiate*, codeine, tramadol,
fentanyl, methadone, hydrocodone, percocet*, vicodin, dilaudid, hydromorphone, patch, patches,
painkiller*, gummies, xanax, benzo*, valium, diazepam, lorazepam, ativan, klonopin, gabapentin,
pregabalin, lyrica, tylenol, acetaminophen, paracetamol, ibuprofen, amitriptyline, sleeping pills,
syrup, syringe*, packet, pack, box, special k, mls, ml, mg, squirts, sprays, puffs, prescription,
stash
""",
    "alcohol": """
alcohol, vodka, wine, beer, beers, whiskey, whisky, rum, gin, tequila, booze, liquor, drunk,
drinking, drinks, pints
""",
    "toomuch": """
too much, to much, 2 much, too many, to many, 2 many, double, doubled, twice, triple, tripled,
three times, 3 times, whole, entire, handful, handfuls, a load, loads, a lot, lots, a bunch, extra,
all, way more, more than i should, more than he should, more than she should, full bottle
""",
    "number": """
3, 4, 5, 6, 7, 8, 9, 10, three, four, five, six, seven, eight, nine, ten, several, a few
""",
    "many": """
5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 90, 100, 200, five, six, seven, eight, nine,
ten, twelve, fifteen, twenty, thirty, forty, fifty, dozen, dozens of, a dozen, hundred
""",
    "suddenly": """
sudden, suddenly, all of a sudden, out of nowhere, out of the blue, in a second, in seconds,
within seconds, in one second, instant*, in an instant, in a flash, abrupt*, from nowhere,
from one second, like lightning, in a minute, within a minute, came on fast, hit me
""",
    "headache": """
headache*, head ache*, head pain, head hurts, head is hurting, head pounding, head is pounding,
head throbbing, head is throbbing, head splitting, migraine*, pain in my head, pain in head,
pain in his head, pain in her head, pounding head
""",
    "swollen": """
swell*, swollen, swole, swelled, puffed, puffy, puffing, puffs, puff, ballooned, ballooning,
blew up, blown up, blowing up, getting big, getting bigger, going big, gone big, got big,
getting fat, huge, twice the size, getting thick, feels thick, feels big, enlarged, bigger
""",
    "spine": """
spinal cord injury, spinal injury, spine injury, sci, cord injury, quad, quads, quadriplegi*, para,
paraplegi*, tetra, tetraplegi*, paralyzed, paralysis, wheelchair, t1, t2, t3, t4, t5, t6, c3, c4,
c5, c6, c7, c8, spinal patient, spinal cord, broken neck
""",
    "event": """
stroke, strokes, heart attack*, seizure*, fit, fits, convuls*, overdose*, overdosed, overdosing,
anaphyla*, allergic reaction*, allergy attack, fainting, fainted, blackout*, black outs, collapse*,
suicide attempt*, cardiac arrest, urinary retention, cauda equina, dysreflexia, delirium,
thunderclap, respiratory, breathing problem*, breathing trouble*, chest pain*, confus*, angina,
passing out, passed out, syncope, spasm*, hives, strokes or, retention
""",
}
