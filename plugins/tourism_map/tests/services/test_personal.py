"""What the map holds on a person: what an officer did, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Callable

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Client, InRegency, UserId
from kawasan_tourism_map.plugin import erase_personal_data, personal_data


def test_edits_of_an_officer_are_held_and_stay(
    add_place: Callable[..., int], budi: Client, ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    path = f"/peta/kelola/{add_place('Pantai Bulbul')}/terbit"
    for shown in ("0", "1"):
        budi.post(path, {"terbit": shown})
    with in_regency(toba):
        (held,) = personal_data(toba, user_id(budi))
        assert [item.what.en for item in held.items] == ["Changed a place"]
        assert held.items[0].values[0][1] == "2"
        assert held.outlasts_erasure
        assert personal_data(toba, user_id(ani)) == []


def test_erasing_says_that_the_trail_stays(
    add_place: Callable[..., int], budi: Client, ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    budi.post(f"/peta/kelola/{add_place('Pantai Bulbul')}/terbit", {"terbit": "0"})
    with in_regency(toba):
        erasure = erase_personal_data(toba, user_id(budi), "")
        assert erasure.erased == ()
        assert "Jejak perubahan" in erasure.kept[0].what.id
        assert erase_personal_data(toba, user_id(ani), "").kept == ()
        assert erase_personal_data(toba, user_id(budi), "newsletter").kept == ()
