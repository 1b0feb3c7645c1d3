"""What became of a person's data: kept with the request, shown on the desk, mailed to the person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kawasan.languages import Bilingual
from kawasan.plugins import Erasure, KeptData

ERASED = Bilingual("Yang dihapus:", "Erased:")
KEPT = Bilingual("Yang tetap disimpan karena diwajibkan hukum, dan mengapa:", "Kept because law requires it, and why:")
GONE = Bilingual(
    "Akun Anda dihapus: tidak seorang pun dapat masuk dengannya lagi. E-mail dan nomor telepon Anda bebas untuk akun"
    " baru.",
    "Your account is erased: nobody can sign in with it any more. Your e-mail and phone number are free for a new"
    " account.",
)
STAYS = Bilingual(
    "Akun Anda tetap ada, karena di tempat lain pada instalasi ini masih ada peran atau data Anda. Mintalah"
    " penghapusannya di sana juga.",
    "Your account stays, since elsewhere on this installation you still have a role or data. Ask for their erasure"
    " there too.",
)


@dataclass
class Receipt:
    """Sentences in both languages; `account_gone` says whether the account itself was erased."""

    erased: list[Bilingual] = field(default_factory=list)
    kept: list[KeptData] = field(default_factory=list)
    account_gone: bool = False

    def add(self, erasure: Erasure) -> None:
        """What one program answered; what several keep alike is said once."""
        self.erased += erasure.erased
        self.kept += [kept for kept in erasure.kept if kept not in self.kept]

    def stored(self) -> dict[str, Any]:
        """As JSON types."""
        kept = [{"what": list(one.what), "why": list(one.why)} for one in self.kept]
        return {"erased": [list(one) for one in self.erased], "kept": kept, "account_gone": self.account_gone}

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Receipt:
        """Back from there."""
        kept = [KeptData(Bilingual(*one["what"]), Bilingual(*one["why"])) for one in stored["kept"]]
        return cls([Bilingual(*one) for one in stored["erased"]], kept, bool(stored["account_gone"]))

    def sentences(self, language: str) -> str:
        """The whole of it as a letter's text."""
        lines = [ERASED.text(language), *(f"- {one.text(language)}" for one in self.erased)] if self.erased else []
        if self.kept:
            reasons = (f"- {one.what.text(language)} {one.why.text(language)}" for one in self.kept)
            lines += ["", KEPT.text(language), *reasons]
        return "\n".join([*lines, "", (GONE if self.account_gone else STAYS).text(language)]).strip()
