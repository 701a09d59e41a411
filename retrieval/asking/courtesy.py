"""The wordings of greetings, thanks, anger and calls for help."""

from __future__ import annotations

from retrieval.asking.intent import Intent
from retrieval.asking.rules import Rule, rule

_WORTHLESS = (
    r"(?:stupid|idiots?|idiotic|dumb|dumbass|useless|worthless|morons?|pathetic|hopeless|shit|"
    r"shitty|bullshit|crap|crappy|sucks?|asshole)"
)
_BAD = (
    r"(?:bad|terrible|awful|horrible|rubbish|garbage|trash|nonsense|lame|fools?|clowns?|the worst)"
)
_RUDE = (
    rf"(?:(?:you|your|this|that|it|the|a|an|oh|god|bot|robot|machine|thing|answers?|is|are|['’]s|"
    rf"['’]re|such|so|really|just|totally|completely|absolutely|fucking|bloody|damn|very|total|"
    rf"piece of)[\s,]*)*{_WORTHLESS}(?:[\s,]+(?:bot|robot|machine|thing|answers?|you))*|"
    rf"(?:you|this|that|it|your answers?|bot)(?:['’]re|['’]s| are| is)? (?:(?:a|an|such|so|really|"
    rf"just|totally|fucking|bloody|very) )*{_BAD}(?: (?:bot|robot|machine|thing|answers?))?|"
    r"(?:fuck|screw|damn)(?: (?:you|off|this|it))?(?:,? bot)?|shut up|go to hell|wtf|"
    r"i hate (?:you|this|it)"
)
"""What is said in anger, to a bot; politely answered."""

COURTESIES: tuple[Rule, ...] = (
    rule(
        Intent.GREETING,
        r"(?:hi|hello|hey|good (?:morning|afternoon|evening)|greetings)"
        r"(?: there| bot| all| everyone)?(?:[,!. ]+how are you(?: doing)?(?: today)?)?|"
        r"how are you(?: doing)?(?: today)?",
    ),
    rule(
        Intent.THANKS,
        r"(?:many )?(?:thanks|thank you|thx|cheers|ty)(?: a lot| very much| so much"
        r"|,? bot)?(?:[,.! ]+(?:that|this|it) (?:is|was|helps?|helped)\b.{0,40})?|"
        r"(?:o+h,? |ah,? |hm+,? |ok(?:ay)?,? )?(?:i (?:see|understand|get (?:it|that))|got it|"
        r"gotcha|"
        r"understood|(?:very |how )?interesting|noted|all ?right|alright|right|good to know|"
        r"fair enough|"
        r"(?:that )?makes sense)|(?:hm+|a+ha?|o+h)|"
        r"great|perfect|ok(?:ay)?|cool|nice|bye|good ?bye|see you|well done|"
        r"good (?:bot|job|answer)",
    ),
    rule(Intent.COMPLAINT, rf"(?P<topic>{_RUDE})"),
    rule(
        Intent.COMPLAINT,
        r"no|nope|wrong|false|incorrect|(?:oh,? |no,? |i['’]?a?m )?(?:wait|sorry|oops|hold on)|"
        r"(?:that was )?my (?:mistake|bad)|excuse me|(?:oh,? )?(?:forget (?:it|that)|"
        r"never ?mind)|are you (?:really |quite )?sure(?: (?:of|"
        r"about) "
        r"(?:that|it|this))?|(?:oh )?really|seriously|"
        r"(?:no,? )?(?:that|this|it)(?: is|['’]s| was) "
        r"(?:all )?(?:not (?:true|right|correct|it|what i (?:asked|meant|want(?:ed)?)(?: for)?)|"
        r"wrong|false|incorrect)|(?:no,? )?(?:that|this|it) (?:isn['’]t|wasn['’]t) "
        r"(?:true|right|correct|it|what i (?:asked|meant)(?: for)?)|"
        r"(?:that|this|it) (?:does not|doesn['’]t) (?:answer|help)\b.{0,40}",
    ),
    rule(
        Intent.HELP,
        r"help(?: me)?|what can you do|how (?:do|does) (?:you|this|it) work|"
        r"what (?:can|should) i ask(?: you)?(?: about)?|who are you|what are you",
    ),
)
"""Read before the rules of questions."""
