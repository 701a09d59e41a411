"""In what manner something was said, put plainly: who grumbled about it complained about it."""

from __future__ import annotations

from retrieval.asking.refusing import REPLY
from retrieval.asking.rewriting import Rewriting, whole

_DO = r"(?:has |have |had |did |does |was |is |were |are )?(?:been |also |even |just |once )*"
_COMPLAINING = (
    r"(?:grumbl(?:e[sd]?|ing)|grip(?:e[sd]?|ing)|moan(?:s|ed|ing)?|whin(?:e[sd]?|ing)|"
    r"grous(?:e[sd]?|ing)|carp(?:s|ed|ing)?|bellyach(?:e[sd]?|ing)|complaining|"
    r"(?:was|is|were|are|sounded|felt|seemed) (?:unhappy|upset|annoyed|cross|bitter|angry|furious|"
    r"dissatisfied|aggrieved|disgruntled)|fum(?:e[sd]?|ing)|rail(?:s|ed|ing)?|rant(?:s|ed|ing)?|"
    r"protest(?:s|ed|ing)?|vent(?:s|ed|ing)?|bristl(?:e[sd]?|ing)|chaf(?:e[sd]?|ing)|"
    r"(?:took|takes|taken) (?:issue|offence|umbrage|exception(?= at| to))|(?:found|finds) fault)"
)
_DEPLORING = (
    r"(?:bemoan(?:s|ed|ing)?|bewail(?:s|ed|ing)?|deplor(?:e[sd]?|ing)|decr(?:y|ies|ied|ying)|"
    r"lament(?:s|ed|ing)?|ru(?:e[sd]?|ing))"
)
_VOICED = (
    r"(?:snap(?:s|ped)?|bark(?:s|ed)?|growl(?:s|ed)?|snarl(?:s|ed)?|mutter(?:s|ed)?|"
    r"mumble[sd]?|murmur(?:s|ed)?|whisper(?:s|ed)?|shout(?:s|ed)?|yell(?:s|ed)?|scream(?:s|ed)?|"
    r"exclaim(?:s|ed)?|sigh(?:s|ed)?|groan(?:s|ed)?|quip(?:s|ped)?|jest(?:s|ed)?|muse[sd]?|"
    r"reflect(?:s|ed)?|reminisce[sd]?|marvel(?:s|led|ed)?|gush(?:es|ed)?|enthuse[sd]?|"
    r"rejoice[sd]?|brag(?:s|ged)?|crow(?:s|ed)?|gloat(?:s|ed)?|fret(?:s|ted)?|wonder(?:s|ed)?|"
    r"speculate[sd]?|theori[sz]e[sd]?|philosophi[sz]e[sd]?|calculate[sd]?|counsel(?:s|led|ed)?|"
    r"retort(?:s|ed)?|counter(?:s|ed)|hit back|fire[sd]? back|shot back|chime[sd]? in|"
    r"interject(?:s|ed)?|blurt(?:s|ed) out|let on|own(?:s|ed) up|testified|attest(?:s|ed)?|"
    r"vouch(?:es|ed) for it|certif(?:y|ies|ied)|posited|postulate[sd]?|opine[sd]?|"
    r"remind(?:s|ed) (?:us|everyone|people|reporters)|stipulate[sd]?|decreed|"
    r"report(?:s|ed) back|ha(?:s|d|ve) (?:it|been saying))"
)
_ON = r"(?: (?:about|over|at|of|on|against|with|to|that|how))"
_HOLDING = (
    r"(?:reckon(?:s|ed)?|contend(?:s|ed)?|allege[sd]?|assert(?:s|ed)?|suspect(?:s|ed)?|"
    r"(?:is|was|are|were|sounds?|seem(?:s|ed)?|feels?|felt) (?:quite |very |so )?(?:convinced|sure|"
    r"certain|confident|adamant|positive|of the (?:opinion|view|mind|belief)))"
)
_UNWILLING = (
    r"(?:(?:did|does|do|would|was|were|is|are)(?:n['’]t| not) (?:(?:at all |really |even "
    r")?(?:want|wish|"
    r"like|willing|prepared|ready|inclined|keen|eager|going|about|able))|would rather not|"
    r"(?:is|was|were|are|seemed|sounded) (?:unwilling|reluctant|loath|loth|hesitant|not (?:willing|"
    r"prepared|ready|keen|inclined))|(?:hesitate[sd]?|balk(?:s|ed)?|baulk(?:s|ed)?)|"
    r"shie[sd] away from|sh(?:y|ies) away from|steer(?:s|ed) clear of|(?:was|is) (?:wary|afraid|"
    r"careful not)|didn['’]t care|(?:was|is) not going|left it to others)(?: to| of| on)?"
)
_X = r"(?!(?:he|she|they|it|we|you|i)\b)\S+(?: \S+?)*?"
_NOT_SAID = r"(?:did|does|do|would|was|is|were|are)(?:n['’]t| not)?"
_WILLING = (
    r"(?:not |never )?(?:want|wish|like|willing|prepared|ready|inclined|keen|refuse|decline)"
    r"(?:ing)? to"
)
_FIGURE = (
    r"(?:figures?|numbers?|totals?|estimates?|counts?|tall(?:y|ies)|data|statistics?|amounts?|sums?|"
    r"percentages?|shares?|claims?|information|details?|reports?)"
)
_GAVE = (
    r"(?:suppl(?:y|ies|ied)|g[ai]ves?|given|provide[sd]?|release[sd]?|cite[sd]?|quote[sd]?|"
    r"mention(?:s|ed)?|publish(?:es|ed)?|offer(?:s|ed)?|report(?:s|ed)?|state[sd]?|name[sd]?|"
    r"put out|came up with|comes up with|issue[sd]?|share[sd]?|disclose[sd]?|reveal(?:s|ed)?|"
    r"announce[sd]?|confirm(?:s|ed)|(?:is|was|are|were) (?:the source (?:of|for)|behind)|"
    r"(?:came|comes) out with|furnish(?:es|ed)?|deliver(?:s|ed)|use[sd]?|circulate[sd]?)"
)
_OF = r"(?: (?:of|for|on|about|that|saying|which says|showing))*"

MANNERS: tuple[Rewriting, ...] = (
    whole(
        rf"who {_DO}{_COMPLAINING}{_ON}(?: the fact that| being told that)? (?P<a>.+)",
        r"who complained about \g<a>",
    ),
    whole(
        rf"who {_DO}{_DEPLORING} (?:that |the fact that )?(?P<a>\S+(?: \S+){{2,}})",
        r"who complained about \g<a>",
    ),
    whole(rf"who {_DO}{_VOICED}{_ON}? (?P<a>.+)", r"who said that \g<a>"),
    whole(
        rf"who {_DO}{_HOLDING}(?: that)? (?P<a>.+)",
        r"who said that \g<a>",
    ),
    # What things somebody asks for.
    whole(
        r"(?:what|which) (?:\w+ )?(?:things?|steps?|measures?|points?|actions?) (?P<d>did|does|"
        r"do|has|have) "
        r"(?P<x>.+?) (?P<v>(?:ask(?:ed)?|call(?:ed)?|plead(?:ed)?|appeal(?:ed)?) for|want(?:ed)?|"
        r"demand(?:ed)?|urged?|request(?:ed)?|mention(?:ed)?|say|said|make|made|stress(?:ed)?|"
        r"recommend(?:ed)?|proposed?|suggest(?:ed)?|list(?:ed)?)(?P<r>.*)",
        r"what \g<d> \g<x> \g<v>\g<r>",
    ),
    # Who would not, in other words than "declined".
    whole(
        rf"who {_UNWILLING} (?P<a>.+?)(?:,? and (?:then )?(?:left|said|told|gave|let|put|"
        r"[a-z]+ed)\b.*)?",
        r"who declined to \g<a>",
    ),
    # Why somebody would not, and what they said on it.
    whole(
        rf"why {_NOT_SAID} (?P<x>{_X}) {_WILLING} (?P<v>.+?)(?:\?+|,| and) (?:and )?what "
        rf"(?:did|does|was) "
        r"(?:he|she|they|it) (?:\w+ly )?(?:say|tell|explain|answer|reply)\w*(?: \w+)?"
        r"(?: (?:about|on|to|of) (?:it|that|this|the matter))?",
        r"what did \g<x> say about \g<v>",
    ),
    whole(
        rf"why (?:did|does|do|would|is|was)(?:(?:n['’]t| not)(?: (?P<x>{_X}))|(?: (?P<y>{_X})) "
        rf"not) "
        rf"(?:want|wish|like|willing|prepared|ready|inclined|keen) to (?P<v>(?!{REPLY}).+)",
        r"what did \g<x>\g<y> say about \g<v>",
    ),
    # What somebody called so.
    whole(
        r"(?:what|which) (?P<n>(?!(?:words?|terms?|way|quotes?)\b)[a-z]+(?: [a-z]+)?) "
        r"(?:did|does|do|has|have) (?P<x>.+?) (?:describe|call|name|see|regard|characteri[sz]e|"
        r"label|"
        r"identify|depict|present|define|portray|mention)(?:d|ed)? as (?P<y>.+)",
        r"what did \g<x> say about \g<n> \g<y>",
    ),
    # Where a figure comes from.
    whole(
        rf"(?:who|(?:which|what) [\w-]+) {_DO}{_GAVE} (?:the|that|this|a|an) (?:\w+ )?{_FIGURE}"
        rf"{_OF} (?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        rf"who(?:['’]s| is| was) (?:the )?(?:source|origin|authority) (?:of|for|behind) (?:the "
        rf"|that "
        rf"|this )?(?:\w+ )?{_FIGURE}{_OF} (?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        rf"(?:where|from whom|whom|who) (?:does|did|do|has) (?:the|that|this) (?:\w+ "
        rf")?{_FIGURE}{_OF} "
        r"(?P<a>.+?) (?:come|came|stem|originate|derive)(?: from)?",
        r"who said that \g<a>",
    ),
    whole(
        rf"whose {_FIGURE} (?:is|are|was|were)(?: (?:it|this|that))?(?: that)? (?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        rf"(?P<a>.+?)[,:;–—-]+ (?:who (?:says so|says that|said so|gave|gives|supplied) "
        rf"(?:that|this|"
        rf"the) {_FIGURE}|whose {_FIGURE} (?:is|was|are|were) (?:that|this|it|those|these)|"
        rf"who(?:['’]s| is| was) the source(?: (?:of|for) (?:that|this))?)",
        r"who said that \g<a>",
    ),
)
"""Tried after the wordings of `roundabout.py`, each on what those made of the question."""
