from __future__ import annotations

from retrieval.asking.relaying import relaying


def test_relaying_lets_no_other_name_come_between() -> None:
    pattern = relaying("the Iraqi prime minister")
    assert pattern.search("The Iraqi prime minister has often stressed it")
    assert not pattern.search("The Iraqi prime minister, Mr. Lee said, was away")
    assert not pattern.search("the Iraqi prime minister’s hope expressed it")
