"""The words that report a statement, and what they take to say what was said.

Origin: counted on the training part of PolNeAR (Newell, Margolin, Ruths: An Attribution Relations
Corpus for Political News, LREC 2018; 840 articles of 2015-16), parsed by spaCy's en_core_web_sm 3.8.
A verb stands in a set where it did so at least twice outside of quotation marks and at least 45 %
of these were annotated as reported speech (beliefs and intentions left aside). Words marked so
were added by hand, from the VerbNet classes say-37.7, tell-37.2 and manner_speaking-37.3 and from
the seeds, because the corpus is small.
"""

from __future__ import annotations

CLAUSE = frozenset(
    """
    acknowledge add address admit agree allege announce answer argue ask assert assure boast
    caution cite claim clarify complain concede conclude confirm contend continue counter declare
    demand deny describe discuss emphasize estimate explain express hint imply indicate inform insist
    interject joke lament maintain mention note order outline pledge point post predict proclaim
    promise propose publish question read rebut recall recommend reiterate remark remind reply report
    respond reveal say signal speculate state stress suggest tell tweet vow warn write
    """.split()
    # By hand.
    + "affirm advise blog bemoan brag comment convey disclose email emphasise exclaim guess muse observe"
    " opine plead profess quip reckon recount reaffirm relay repeat retort shout swear testify"
    " threaten tout underline underscore urge volunteer whisper wonder".split()
)
"""Verbs whose clause is what was said ("said that …", "pointed out how …")."""

TAG = frozenset(
    """
    acknowledge add admit agree announce answer argue ask assure charge concede conclude confirm
    continue declare explain indicate insist note point predict read recall remark reply report
    respond reveal say shoot state suggest tell tweet warn write
    """.split()
    # By hand.
    + "advise allege assert begin boast caution chant chide claim comment complain contend counter cry"
    " demand emphasize email emphasise estimate exclaim go gush interject joke lament maintain muse"
    " mutter observe offer opine plead post proclaim promise propose quip reiterate repeat"
    " remember retort scoff shout snap speculate stress testify urge volunteer vow whisper wonder"
    " yell recount crow lament proclaim thunder implore blast quote joke".split()
)
"""Verbs that stand beside what was said ("…, he said"; "…," said Ms. Lee; he said: "…")."""

INFINITIVE = frozenset(
    """
    ask call challenge decline demand hesitate order plead pledge promise propose refuse
    urge vow warn claim agree
    """.split()
)
"""Verbs whose infinitive is what was said ("vowed to stay", "urged them to leave")."""

OBJECT = frozenset(
    """
    acknowledge accuse announce applaud argue assail bemoan blame blast brand call characterize
    chant chide cite clarify condemn confirm credit criticize decry denounce deride describe
    detail disclose discuss dismiss dispute dub emphasize explain express hail insult
    label lambaste lament laud mention mock note order outline portray praise predict
    proclaim promise propose quote question rebut recall recount refute reiterate repeat reveal
    ridicule rip signal slam stress taunt thank tout urge voice declare
    """.split()
    # By hand.
    + "criticise emphasise commend deplore echo recommend slam".split()
)
"""Verbs whose object is what was said, or what was said of it ("criticized the plan")."""

PREPOSITIONS = frozenset(
    {
        *(
            (verb, "about")
            for verb in (
                "talk",
                "ask",
                "speak",
                "say",
                "write",
                "boast",
                "complain",
                "brag",
                "tell",
                "joke",
                "question",
                "warn",
                "muse",
                "speculate",
            )
        ),
        *((verb, "against") for verb in ("rail", "warn", "caution", "argue")),
        *(
            (verb, "as")
            for verb in (
                "describe",
                "cite",
                "dismiss",
                "refer",
                "criticize",
                "quote",
                "characterize",
                "denounce",
                "praise",
                "slam",
                "label",
                "tout",
                "hail",
                "portray",
            )
        ),
        *((verb, "at") for verb in ("hint", "lash")),
        *(
            (verb, "for")
            for verb in (
                "call",
                "criticize",
                "blame",
                "thank",
                "praise",
                "apologize",
                "blast",
                "slam",
                "plead",
                "ask",
                "argue",
                "credit",
            )
        ),
        *(
            (verb, "of")
            for verb in ("accuse", "speak", "warn", "boast", "talk", "assure", "complain")
        ),
        *((verb, "on") for verb in ("comment", "call", "blame", "agree")),
        *((verb, "upon") for verb in ("remark", "call")),
    }
)
"""Verbs with the preposition whose object is what was said ("called for restraint")."""

COMPLEMENT_PREPOSITIONS = frozenset({"as", "of", "for", "on", "to", "against", "from", "about"})
"""Prepositions that go on with an object's statement ("accused them of …")."""

NON_ANSWERS = frozenset("decline refuse hesitate fail".split())
"""Verbs whose infinitive is what was not done: the matter is what follows it."""

AVOIDING = frozenset("avoid bat deflect dodge duck evade rebuff sidestep shrug wave".split())
"""Verbs of avoiding a question ("ducked questions about …"). By hand."""

QUESTIONS = frozenset("question query inquiry issue matter answer request".split())
"""What is avoided or not answered. By hand."""

SAY_LESS = frozenset(
    "say answer respond comment address discuss reply elaborate confirm specify".split()
)
"""Verbs that, negated or declined, make a non-answer ("would not say whether …"). By hand."""

DOCUMENTS = frozenset(
    """
    account analysis announcement article brief briefing column complaint document editorial email
    e-mail filing interview letter memo memorandum message note paper poll post posting
    release report review speech statement study survey testimony transcript tweet
    """.split()
)
"""What a statement is written in; its speaker is whoever put it out. By hand."""

NOT_SPEAKERS = frozenset("that which this these those there what it".split())
"""Subjects that name nobody by themselves."""
