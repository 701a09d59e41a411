"""The words that report a statement, and what they take to say what was said.

Origin: counted on the training part of PolNeAR (Newell, Margolin and Ruths: An Attribution
Relations Corpus for Political News, LREC 2018; 840 articles of 2015-16), parsed by spaCy's
en_core_web_sm 3.8. A counted verb took such content at least twice outside of quotation marks,
and in about 45 % or more of these it was annotated as reported speech (beliefs and intentions
left aside). The rest were added by hand, after the VerbNet classes say-37.7, tell-37.2 and
manner_speaking-37.3 and the two seed stories, because the corpus is small.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COUNTED_CLAUSE = _set(
    """
    acknowledge add address admit agree allege announce answer argue ask assert assure boast
    caution cite claim clarify complain concede conclude confirm contend continue counter
    declare demand deny describe discuss emphasize estimate explain express hint imply
    indicate inform insist interject joke lament maintain mention note order outline pledge
    point post predict proclaim promise propose publish question read rebut recall recommend
    reiterate remark remind reply report respond reveal say signal speculate state stress
    suggest tell tweet vow warn write
    """
)
_ADDED_CLAUSE = _set(
    """
    advise affirm bemoan blog brag comment convey disclose email emphasise exclaim guess muse
    observe opine plead profess quip reaffirm reckon recount relay repeat retort shout swear
    testify threaten tout underline underscore urge volunteer whisper wonder
    """
)
CLAUSE = _COUNTED_CLAUSE | _ADDED_CLAUSE
"""Verbs whose clause is what was said ("said that …", "pointed out how …")."""

_COUNTED_TAG = _set(
    """
    acknowledge add admit agree announce answer argue ask assure charge concede conclude
    confirm continue declare explain indicate insist note point predict read recall remark
    reply report respond reveal say shoot state suggest tell tweet warn write
    """
)
_ADDED_TAG = _set(
    """
    advise allege assert begin blast boast caution chant chide claim comment complain contend
    counter crow cry demand email emphasise emphasize estimate exclaim go gush implore
    interject joke lament maintain muse mutter observe offer opine plead post proclaim promise
    propose quip quote recount reiterate remember repeat retort scoff shout snap speculate
    stress testify thunder urge volunteer vow whisper wonder yell
    """
)
TAG = _COUNTED_TAG | _ADDED_TAG
"""Verbs that stand beside what was said ("…, he said"; "…," said Ms. Lee; he said: "…")."""

INFINITIVE = _set(
    """
    agree ask call challenge claim decline demand hesitate order plead pledge promise propose
    refuse urge vow warn
    """
)
"""Verbs whose infinitive is what was said ("vowed to stay", "urged them to leave")."""

_COUNTED_OBJECT = _set(
    """
    accuse acknowledge announce applaud argue assail bemoan blame blast brand call chant
    characterize chide cite clarify condemn confirm credit criticize declare decry denounce
    deride describe detail disclose discuss dismiss dispute dub emphasize explain express hail
    insult label lambaste lament laud mention mock note order outline portray praise predict
    proclaim promise propose question quote rebut recall recount refute reiterate repeat
    reveal ridicule rip signal slam stress taunt thank tout urge voice
    """
)
_ADDED_OBJECT = _set(
    """
    commend criticise deplore echo emphasise recommend
    """
)
OBJECT = _COUNTED_OBJECT | _ADDED_OBJECT
"""Verbs whose object is what was said, or what was said of it ("criticized the plan")."""

_VERBS_BY_PREPOSITION = {
    "about": (
        "ask boast brag complain joke muse question say speak speculate talk tell warn write"
    ),
    "against": "argue caution rail warn",
    "as": (
        "characterize cite criticize denounce describe dismiss hail label portray praise "
        "quote refer slam tout"
    ),
    "at": "hint lash",
    "for": "apologize argue ask blame blast call credit criticize plead praise slam thank",
    "of": "accuse assure boast complain speak talk warn",
    "on": "agree blame call comment",
    "upon": "call remark",
}
PREPOSITIONS = frozenset(
    (verb, preposition)
    for preposition, verbs in _VERBS_BY_PREPOSITION.items()
    for verb in verbs.split()
)
"""Verbs with the preposition whose object is what was said ("called for restraint")."""

COMPLEMENT_PREPOSITIONS = frozenset({"as", "of", "for", "on", "to", "against", "from", "about"})
"""Prepositions that go on with an object's statement ("accused them of …")."""

NON_ANSWERS = _set("decline refuse hesitate fail")
"""Verbs whose infinitive is what was not done: the matter is what follows it."""

AVOIDING = _set("avoid bat brush deflect dodge duck evade rebuff sidestep shrug skirt wave")
"""Verbs of avoiding a question ("ducked questions about …"). By hand."""

QUESTIONS = _set("question query inquiry issue matter answer request")
"""What is avoided or not answered. By hand."""

SAY_LESS = _set("say answer respond comment address discuss reply elaborate confirm specify")
"""Verbs that, negated or declined, make a non-answer ("would not say whether …"). By hand."""

ANSWERING = SAY_LESS | _set(
    """
    acknowledge admit clarify define deny describe detail disclose divulge expand explain identify
    indicate mention name reveal speak speculate state talk tell
    """
)
"""Verbs of giving an answer: what is not said where they are negated or declined. By hand, after
the cues of PolNeAR's training part (see above), like the sets below."""

PASSED_OVER = _set("define describe identify mention name speak talk tell")
"""Those that, denied, may only tell what was passed over ("did not mention them by name")."""

UNSAID = _set("answer comment elaborate reply respond speak talk")
"""Verbs of answering that make a non-answer after "without" ("left without speaking to …")."""

REPLYING = _set("answer comment reply respond say")
"""Verbs of answering that one can "fail to" do without more being meant than a silence."""

GIVING = _set("get give go have make offer provide return share supply take weigh")
"""Verbs that make an answer only with what they give ("declined to give details")."""

GIVEN = _set(
    """
    answer call comment detail explanation information interview message question remark reply
    response specific specifics statement
    """
)
"""What they give."""

SILENT = _set("silent mum tight-lipped noncommittal non-committal")
"""What somebody stays who does not answer."""

BALKING = _set("balk demur deflect dodge duck equivocate evade hedge pivot")
"""Verbs that make a non-answer of what somebody was asked ("Asked whether …, Lee demurred")."""

DOCUMENTS = _set("""
    account analysis announcement article brief briefing column complaint document editorial email
    e-mail filing interview letter memo memorandum message note paper poll post posting
    release report review speech statement study survey testimony transcript tweet
    """)
"""What a statement is written in; its speaker is whoever put it out. By hand."""

NOT_SPEAKERS = _set("that which this these those there what")
"""Subjects that name nobody by themselves."""
