"""Who added which file, where names come to stand for other files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.adding import offers
from bot.statefile import StateFile

if TYPE_CHECKING:
    from pathlib import Path

ADA, BOB = 11, 12


def test_a_name_belongs_to_who_added_the_file_that_it_stands_for(tmp_path: Path) -> None:
    by_ada = offers.offer_of(ADA, "F1", "a.txt", b"one")
    by_bob = offers.offer_of(BOB, "F2", "a.txt", b"one")
    with StateFile(tmp_path / "state.sqlite3") as file:
        for offer in (by_ada, by_bob):
            file.run(partial(offers.note_contribution, name="a.txt", offer=offer))
        # The same bytes were there already.
        assert file.run(partial(offers.contributions, person=ADA)) == {"a.txt": by_ada.digest}
        assert file.run(partial(offers.contributions, person=BOB)) == {}
        # Ada's was taken out of the folder by hand, and Bob sends another of that name.
        other = offers.offer_of(BOB, "F3", "a.txt", b"two")
        file.run(partial(offers.note_contribution, name="a.txt", offer=other))
        assert file.run(partial(offers.contributions, person=ADA)) == {}
        assert file.run(partial(offers.contributions, person=BOB)) == {"a.txt": other.digest}
