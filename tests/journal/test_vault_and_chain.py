"""The vault's commitments, sealing, and what verification says of a chain that was tampered with."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from tests.journal.contract import OTHER, M, draft, fill
from tests.parts import need
from voorzitter_console.cli.layers import other_head
from voorzitter_console.entry import SealedEntry, VaultValue, canonical, genesis, sha256_hex
from voorzitter_console.errors import InvalidInput
from voorzitter_console.journal import vault
from voorzitter_console.journal.chain import from_json, open_entry, seal, to_json, verify
from voorzitter_console.journal.heads import SeenHeads, too_short
from voorzitter_console.journal.keeper import minutes
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.journal.port import Head, JournalDamaged, JournalReplaced
from voorzitter_console.journal.shape import SealedInvalid

SALT = VaultValue(waarde="", zout="ab" * 32)


def chain(count: int = 5) -> list[SealedEntry]:
    journal = MemoryJournal()
    fill(journal, count)
    return journal.read_sealed(M)


def head(sealed: list[SealedEntry]) -> Head:
    return Head(aantal=len(sealed), kop=sealed[-1].schakel)


@pytest.mark.echt
def test_openssl_verifies_a_commitment(tmp_path: Any) -> None:
    openssl = shutil.which("openssl") or ""
    need(bool(openssl), "openssl is not installed")
    value = VaultValue(waarde="Ik vorder dat u gaat, é 📢", zout=bytes(range(32)).hex())
    (tmp_path / "v").write_text(value.waarde, encoding="utf-8")
    command = [openssl, "dgst", "-sha256", "-mac", "HMAC", "-macopt", f"hexkey:{value.zout}", str(tmp_path / "v")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.strip().endswith(vault.commitment(value)["kluis"])


def test_only_private_fields_go_to_the_vault_each_with_a_salt_of_its_own() -> None:
    chained, kluis = vault.split({"naam": "Jan", "gedrag": "riep", "label": "NN1"}, frozenset({"naam", "gedrag", "x"}))
    assert chained["label"] == "NN1"
    assert set(kluis) == {"naam", "gedrag"}
    assert kluis["naam"].zout != kluis["gedrag"].zout
    assert "Jan" not in json.dumps(chained)
    assert vault.join(chained, kluis) == ({"naam": "Jan", "gedrag": "riep", "label": "NN1"}, frozenset())


def test_a_text_and_a_number_that_look_alike_do_not_fit_each_others_commitment() -> None:
    number, text = replace(SALT, waarde=5), replace(SALT, waarde="5")
    assert vault.fits(vault.commitment(number), number)
    assert not vault.fits(vault.commitment(number), text)
    assert not vault.fits(vault.commitment(text), number)


def test_a_value_that_looks_like_a_commitment_does_not_read_as_erased() -> None:
    forged = {"kluis": "00" * 32}
    entry = open_entry(seal(M, 1, genesis(M), draft(private=frozenset(), waarde=forged)))
    assert entry.payload == {"waarde": forged}
    assert entry.gewist == frozenset()


def test_the_same_random_bytes_give_the_same_seal() -> None:
    given = draft(tekst="x")
    assert seal(M, 1, genesis(M), given, bytes) == seal(M, 1, genesis(M), given, bytes)
    assert seal(M, 1, genesis(M), given) != seal(M, 1, genesis(M), given)


def test_both_hashes_can_be_made_by_hand() -> None:
    (first,) = chain(1)
    assert first.inhoud_hash == sha256_hex(canonical(first.inhoud))
    link = f'{{"inhoud":"{first.inhoud_hash}","positie":1,"stroom":"{M}","vorige":"{genesis(M)}"}}'
    assert first.schakel == sha256_hex(link.encode())


def test_json_brings_back_the_same_entry() -> None:
    for sealed in chain():
        assert from_json(json.loads(json.dumps(to_json(sealed)))) == sealed


@pytest.mark.parametrize(
    "spoil",
    [
        lambda o: o.pop("vorige"),
        lambda o: o.update(extra=1),
        lambda o: o.update(positie=0),
        lambda o: o.update(positie=True),
        lambda o: o.update(schakel="X" * 64),
        lambda o: o.update(inhoud_hash=None),
        lambda o: o.update(inhoud=[]),
        lambda o: o.update(stroom=1),
        lambda o: o.update(kluis=None),
        lambda o: o["kluis"].update(tekst="x"),
        lambda o: o["kluis"]["tekst"].update(zout="aa"),
        lambda o: o["inhoud"].pop("door"),
        lambda o: o["inhoud"].update(gebeurd_op="2026-03-10T19:12:10+00:00"),
        lambda o: o["inhoud"].update(gebeurd_op="morgen"),
        lambda o: o["inhoud"].update(kwaliteit="zeker"),
        lambda o: o["inhoud"].update(versie="1"),
        lambda o: o["inhoud"].update(payload=None),
    ],
    ids=range(17),
)
def test_json_of_another_form_is_refused_in_one_sentence(spoil: Callable[[dict[str, Any]], object]) -> None:
    obj = json.loads(json.dumps(to_json(chain(1)[0])))
    spoil(obj)
    with pytest.raises(SealedInvalid, match="vaste vorm") as caught:
        from_json(obj)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, InvalidInput)


def _changed(sealed: SealedEntry, **inhoud: Any) -> SealedEntry:
    return replace(sealed, inhoud={**sealed.inhoud, **inhoud})


@pytest.mark.parametrize(
    ("tamper", "zin"),
    [
        (lambda s: [*s[:2], _changed(s[2], door="bode"), *s[3:]], "veranderd"),
        (lambda s: [*s[:2], replace(s[2], inhoud_hash="0" * 64), *s[3:]], "schakel"),
        (lambda s: [*s[:2], replace(s[2], schakel="0" * 64), *s[3:]], "schakel"),
        (lambda s: [*s[:2], replace(s[2], vorige="0" * 64), *s[3:]], "sluit niet aan"),
        (lambda s: [*s[:2], *s[3:]], "nr. 3 te staan"),
        (lambda s: s[1:], "nr. 1 te staan"),
        (lambda s: s[:-1], "4 vastleggingen waar er 5"),
        (lambda s: [s[1], s[0], *s[2:]], "nr. 1 te staan"),
        (lambda s: [*s, s[-1]], "id komt vaker voor"),
        (lambda s: [*s[:2], replace(s[2], stroom=OTHER), *s[3:]], "andere stroom"),
        (lambda s: [*s[:2], replace(s[2], kluis={}), *s[3:]], "zonder dat vastgelegd is"),
        (lambda s: [*s[:2], replace(s[2], kluis={"tekst": SALT}), *s[3:]], "in de kluis is veranderd"),
        (lambda s: [*s[:2], replace(s[2], kluis={**s[2].kluis, "x": SALT}), *s[3:]], "niet bij hoort"),
        (lambda s: [*s[:2], _changed(s[2], payload=float("nan")), *s[3:]], "geldige JSON"),
        (lambda s: [*s[:2], _changed(s[2], gebeurd_op="gisteren"), *s[3:]], "UTC-tijd"),
    ],
    ids=range(15),
)
def test_every_tampering_is_named(tamper: Callable[[list[SealedEntry]], list[SealedEntry]], zin: str) -> None:
    sealed = chain()
    assert verify(M, sealed, head(sealed)) == []
    faults = verify(M, tamper(sealed), head(sealed))
    assert any(zin in fault.zin for fault in faults), faults


def test_one_entry_is_counted_as_one() -> None:
    sealed = chain(2)
    assert str(verify(M, sealed[:1], head(sealed))[0]).endswith("Er staat 1 vastlegging waar er 2 horen te staan.")
    assert str(verify(M, sealed, head(sealed[:1]))[0]).endswith("Er staan 2 vastleggingen waar er 1 hoort te staan.")
    assert minutes(head(sealed[:1])).startswith("Voor de notulen: 1 vastlegging, kop")
    assert other_head((1, "ab")).startswith("De kop uit de notulen (1 vastlegging, ab)")
    seen = SeenHeads({M: head(sealed[:1])})
    with pytest.raises(JournalReplaced, match="0 vastleggingen waar er 1 stond;"):
        seen.check(M, Head(aantal=0, kop="0"), lambda _: None)
    assert "1 vastlegging waar er 2 horen" in str(too_short(2, head(sealed[:1])))


def test_a_chain_that_was_made_anew_does_not_end_in_the_head_that_was_kept() -> None:
    kept = head(chain(3))
    forged = chain(3)
    assert verify(M, forged, None) == []
    (fault,) = verify(M, forged, kept)
    assert fault.positie == 0
    assert kept.kop[:16] in str(fault)


def test_content_of_another_form_is_damage() -> None:
    with pytest.raises(JournalDamaged, match="Vastlegging 1"):
        open_entry(_changed(chain(1)[0], vastgelegd_op=5))
