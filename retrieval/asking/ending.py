"""Questions for the time at which something ends, and what tells it."""

from __future__ import annotations

import re

END_ASKED = re.compile(
    r"\bwhen\s+(?:do|does|did|will|is|was|would)\b(?=.*\b(?:end|expire|finish|run\s+out|over)\W*$)"
    r"|(?<=\s)(?:end|expire|finish|run\s+out|over)\W*$",
    re.IGNORECASE,
)
"""A question for the day on which something ends, and the word for that."""
END_TOLD = re.compile(
    r"\b(?:until|till|through|end(?:s|ed|ing)?|expir\w+|finish\w*|conclud\w+|clos(?:e|es|ed|ing)"
    r"|last(?:s|ed|ing)?|stop(?:s|ped)?|runs?\s+out|ran\s+out|lift(?:s|ed)|compl\w+|called\s+off"
    r"|surrender\w*)\b|\b(?:is|was|be)\s+over\b",
    re.IGNORECASE,
)
"""What tells that something ends, or until when it goes on."""
