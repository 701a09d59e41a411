"""Who is let in, as settings say it."""

from __future__ import annotations

import pytest

from bot.access.policy import Names, Policy, Visitor, read_ids, read_names

ADA, BOB = Visitor(1, "Ada_L"), Visitor(2)
GROUP = -5


def test_names_are_numbers_and_usernames() -> None:
    names = read_names("17, @Ada_L  -4")
    assert names == Names(frozenset((17, -4)), frozenset(("ada_l",)))
    assert ADA in names
    assert BOB not in names
    assert BOB in read_names("everybody")
    assert not read_names(" ")
    assert read_ids("-100200300, 5") == {-100200300, 5}
    for wrong in ("Ada_L", "@x", "5;6", "@ada everyone", "٣"):
        with pytest.raises(ValueError, match="it must be"):
            read_names(wrong)
    with pytest.raises(ValueError, match="it must be ids"):
        read_ids("@ada_l")


def test_without_a_list_and_a_code_everybody_is_let_in() -> None:
    assert Policy().admits(BOB, BOB.id, ())
    assert Policy().admits(BOB, GROUP, ())
    assert not Policy().may_add(BOB)


@pytest.mark.parametrize("policy", [Policy(allowed=read_names("@ada_l")), Policy(code="x" * 8)])
def test_a_list_or_a_code_shuts_out_the_others(policy: Policy) -> None:
    assert policy.admits(ADA, ADA.id, ()) is bool(policy.allowed)
    assert not policy.admits(BOB, BOB.id, ())
    assert policy.admits(BOB, BOB.id, {BOB.id})
    assert not policy.admits(BOB, GROUP, ())


def test_groups_on_the_list_let_in_every_member_and_others_nobody() -> None:
    policy = Policy(admins=frozenset((ADA.id,)), chats=frozenset((GROUP,)), code="x" * 8)
    assert policy.admits(BOB, GROUP, ())
    assert not policy.admits(BOB, GROUP - 1, {BOB.id})
    assert policy.admits(ADA, GROUP - 1, ())


def test_admins_and_contributors_may_add() -> None:
    policy = Policy(admins=frozenset((2,)), contributors=read_names("@ada_l"))
    assert policy.may_add(ADA)
    assert policy.may_add(BOB)
    assert not policy.may_add(Visitor(3))
    assert Policy(contributors=read_names("everybody")).may_add(Visitor(3))


def test_only_the_code_itself_is_the_code() -> None:
    policy = Policy(code="Kingfisher_88")
    assert policy.is_code("Kingfisher_88")
    for wrong in ("", "kingfisher_88", "Kingfisher_8", "Kingfisher_88 ", "Kingfisher_8é"):
        assert not policy.is_code(wrong)
    assert not Policy().is_code("")
    assert "Kingfisher" not in repr(policy)
    assert policy.code_mark != Policy(code="Kingfisher_89").code_mark
