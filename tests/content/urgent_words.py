"""What patients type in danger, by the sign it must raise, and what must raise none."""


def _phrases(table: str) -> list[str]:
    """Phrases set apart by bars or by lines."""
    return [words.strip() for words in table.replace("\n", "|").split("|") if words.strip()]


DANGER = {
    "suicide": _phrases("""
suicidal | i feel suicidal | I want to kill myself | i dont want to be here anymore
I don’t want to be here anymore | end it all | i want to end it all | suiside
sucidal thoughts | want to die | I just want to die | wish i was dead | my son is suicidal
she says she wants to die | does ketamine help suicidal thoughts | i cant go on
can't go on like this | I can't take it anymore | hurt myself | thinking of hurting myself
self-harm | lethal dose of ketamine | how much ketamine would kill me | no reason to live
better off dead | i have suicide disease and want to die | quiero morir
tired of living with pain | I do not want to live | took too much on purpose to end my life
how many pills to die | not wanting to wake up i want to die
how to kill myself with ketamine
"""),
    "breathing": _phrases("""
cant breathe | can't breathe | cant breath | I cannot breathe | can not breathe
trouble breathing | having trouble breathing after infusion | short of breath
he is not breathing | breathing very slow | stopped breathing | lips are turning blue
struggling to breathe | shallow breathing | hard to breathe
does it stop breathing problems | slow breathing
"""),
    "cannot-be-woken": _phrases("""
not waking up | wont wake up | won't wake up | he will not wake up | cant wake him
can't wake my husband | how do i wake her up | unresponsive | unconscious
she is not responding to me | mom wont wake up after ketamine
"""),
    "chest-pain": _phrases("""
chest pain | chest pains after ketamine | my chest really hurts | chest feels tight
heart attack | pressure in my chest | pain in the chest
"""),
    "seizure": _phrases("""
seizure | having a seizure | siezure | convulsions | having a fit | shaking all over
"""),
    "fainting": _phrases("""
fainted | i fainted after the drip | passed out | collapsed | keeps passing out | feel faint
"""),
    "allergic": _phrases("""
face is swelling | swollen face | my throat is closing | throat closing up | tongue swollen
allergic reaction | anaphylaxis | cant swallow
"""),
    "sudden-headache": _phrases("""
worst headache of my life | sudden headache | sudden severe headache | thunderclap headache
headache and stiff neck
"""),
    "stroke-signs": _phrases("""
slurred speech | face drooping | weakness on one side | stroke | is he having a stroke
"""),
    "cannot-pass-urine": _phrases("""
cant pee | can't pee at all | unable to urinate | i haven't peed all day | no urine
"""),
    "numb-between-legs": _phrases("""
numb between my legs | numbness between the legs | lost control of my bladder
lost bowel control | cauda equina
"""),
    "child-has-taken-it": _phrases("""
my child swallowed ketamine | toddler ate my lozenge | my daughter took my ketamine
child took ketamine
"""),
    "too-much-taken": _phrases("""
took too much | i took too much ketamine | overdose | overdosed | od on ketamine
took more than my dose and feel strange | took double dose | can you overdose on ketamine
ketamine poisoning | took more than one troche
"""),
    "sudden-confusion": _phrases("""
suddenly confused | he doesn't know where he is | she is not making sense | talking nonsense
"""),
    "vomiting-blood": _phrases("""
vomiting blood | throwing up blood | there is blood in my vomit
vomit looks like coffee grounds
"""),
    "autonomic-dysreflexia": _phrases("""
autonomic dysreflexia | dysreflexia | spinal cord injury and pounding headache
"""),
    "harm-to-others": _phrases("""
i want to kill someone | might hurt someone | voices telling me to hurt people
"""),
    "bladder-signs": _phrases("""
blood in my pee | it hurts when i pee | burning urine | burning when i pee | blood in urine
peeing all the time
"""),
    "liver-signs": _phrases("""
yellow eyes | my skin is yellow | dark urine
"""),
    "strange-thoughts": _phrases("""
still feel unreal | still seeing things
"""),
    "asking-for-help": _phrases("""
am i dying | i am scared i will die | emergency
call 911 | is this an emergency | i think im dying | help me now | need an ambulance
"""),
}

ORDINARY = _phrases("""
what are the side effects | side effects | suicide disease
why is crps called the suicide disease | suicide headache | does ketamine help depression
ketamine for depression | overdose risk | risk of overdose | opioid overdose deaths
is it addictive | how long does it last | feeling sick | nausea | vomiting after drip
throwing up | feeling detached | i feel unreal | out of body | k hole | dizzy | headache
headache after ketamine | bad headache | blood pressure | heart racing | high blood pressure
can i drive after | can i eat before | can i drink alcohol
can ketamine help breakthrough pain | numb lips | numb feet | numb bottom of my foot
cant hold my pee
crps | nerve pain | fibromyalgia | swollen foot | swollen hand crps | rash | itchy
pain not responding to treatment | crps not responding to gabapentin
will i be unconscious during the drip | will i pass out | collapsed vein | collapsed disc
seizure medicine | history of seizures can i have ketamine | previous heart attack
recent heart attack | risk of seizures | chest infection | loose fitting clothes
breathing exercises | slow breathing exercises | stomach gurgling | cant take nsaids anymore
hurt myself at work | i hurt myself in a fall | this pain is killing me | killing pain
cant sleep | cant walk | cant move my hand | cant talk to my doctor
is the infusion going to hurt me | does the needle hurt | will it hurt my liver
can i breastfeed | pregnant | child with crps | is my child taken care of
my son took me to the clinic | it took more than 3 hours | took too much out of me
takes too much time | tired | bad dreams | hallucinations | delirium | confused about cost
confusion | memory loss | what is autonomic dysreflexia | psychosis | hearing voices
please help me find a clinic | emergency contact | emergency room ketamine study | cost
insurance | did anyone die from ketamine | is ketamine safe | withdrawal
stop taking ketamine | can i stop the drip | dose | how much ketamine | lidocaine infusion
enough ketamine to kill pain | food poisoning
""")
