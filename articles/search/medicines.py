"""Medicines and other substances by the names that people have at hand, alone or with "and".

Who types nothing but "zoloft" on this site asks whether it goes together with ketamine. The list
holds what people with long-term pain often take, under generic names and brands; it says nothing
about any of them.
"""

from collections.abc import Sequence

_PAIN = """
acetaminophen advil aimovig ajovy aleve amitriptyline analgesics anticonvulsants aspirin baclofen
botox buprenorphine capsaicin carbamazepine celebrex celecoxib codeine cyclobenzaprine cymbalta
diclofenac dilaudid duloxetine elavil emgality epidiolex etoricoxib excedrin fentanyl flexeril
gabapentin gralise hydrocodone hydromorphone ibuprofen imitrex indomethacin ketorolac lacosamide
lamotrigine lidocaine lidoderm lyrica meloxicam methadone methocarbamol milnacipran mobic motrin
nabilone naltrexone naproxen neurontin norco nortriptyline nsaid nsaids nurtec opiates oxcarbazepine
oxycodone oxycontin pamelor panadol paracetamol percocet pregabalin qulipta rizatriptan robaxin
savella skelaxin soma suboxone sumatriptan tapentadol tegretol tizanidine topamax topiramate toradol
tramadol triptan triptans tylenol ubrelvy valproate vicodin voltaren zanaflex
"""
_MIND = """
abilify adderall alprazolam ambien anafranil antidepressant antidepressants antipsychotics
anxiolytics aripiprazole ativan atomoxetine barbiturates benzo benzodiazepine benzodiazepines benzos
bupropion buspar buspirone celexa citalopram clonazepam clozapine concerta depakote desvenlafaxine
dexamfetamine diazepam doxepin effexor escitalopram eszopiclone fluoxetine haloperidol hydroxyzine
klonopin lamictal lexapro lithium lorazepam lunesta luvox maoi maois melatonin methylphenidate
midazolam mirtazapine modafinil nardil olanzapine parnate paroxetine paxil phenelzine phenobarbital
pristiq propofol prozac quetiapine remeron risperidone ritalin sedatives seroquel sertraline snri
snris ssri ssris strattera temazepam tranquilizers trazodone tricyclics trintellix valium
venlafaxine vortioxetine vyvanse wellbutrin xanax zaleplon zoloft zolpidem zopiclone zyprexa
"""
_BODY = """
allopurinol amlodipine antacids antibiotic antibiotics anticoagulants antihistamine antihistamines
antihypertensives apixaban atenolol atorvastatin azithromycin benadryl candesartan carvedilol
cetirizine ciprofloxacin clarithromycin clonidine clopidogrel coumadin crestor dexamethasone digoxin
diltiazem diphenhydramine doxycycline eliquis erythromycin famotidine fluconazole furosemide
glipizide glp1 guanfacine hydrochlorothiazide insulin itraconazole januvia jardiance ketoconazole
levodopa levothyroxine lipitor lisinopril losartan mestinon metformin methotrexate metoclopramide
metoprolol montelukast mounjaro nexium nifedipine omeprazole ondansetron ozempic pantoprazole
phenytoin plavix prednisolone prednisone prilosec propranolol ramipril rifampicin rifampin ritonavir
rivaroxaban rosuvastatin semaglutide sildenafil simvastatin sinemet spironolactone statin statins
steroid steroids synthroid tadalafil tamoxifen theophylline ticagrelor tirzepatide valsartan
verapamil viagra voriconazole warfarin wegovy xarelto zantac zofran zyrtec
"""
_OTHER = """
alcohol ashwagandha ayahuasca beer booze caffeine cannabis cbd cocaine coffee creatine
dextromethorphan ecstasy edibles ginger ginseng grapefruit hemp herbal herbs heroin kava kratom lsd
magnesium marijuana mdma memantine mushrooms nicotine pot psilocybin rum shrooms spirits supplements
thc turmeric valerian vapes vaping vitamins vodka weed whiskey wine
"""

MEDICINES = frozenset(f"{_PAIN} {_MIND} {_BODY} {_OTHER}".split())
_BESIDE = frozenset({"and", "or", "plus", "with", "on", "ketamine"})


def is_all_medicines(words: Sequence[str]) -> bool:
    """Tell whether a search names medicines or other substances and nothing else."""
    named = set(words) - _BESIDE
    return bool(named) and named <= MEDICINES
