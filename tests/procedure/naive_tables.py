"""The tables of the design as if-statements, row by row: the machines, the persons, the deviations.

``s`` is the stand so far (changed in place), ``p`` the item that happens now, ``f`` its fields.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

RUNNING = ("verstoord", "scenario_a", "scenario_b", "gevorderd", "wacht_op_politie")

Post = dict[str, Any]
Stand = dict[str, Any]


def happens(s: Stand, p: Post) -> bool:
    """One command meets the tables. False: it is in no row."""
    soort, f = p["soort"], p["velden"]
    orde = s["ordeverstoring"]

    # Vergadering
    if soort == "open_vergadering":
        if s["vergadering"] != "niet_geopend":
            return False
        s["vergadering"] = "open"
    if soort == "schors":
        if s["vergadering"] != "open":
            return False
        s["vergadering"] = "geschorst"
        s["schorsingen"].append(
            {"begin": p["op"], "hervat": None, "gesloten": None, "ruimte": None, "woorden": words(f)}
        )
        if orde not in RUNNING:
            new_disturbance(s, p)
    if soort == "geef_ruimte" and s["vergadering"] == "geschorst" and s["schorsingen"][-1]["ruimte"] is None:
        s["schorsingen"][-1]["ruimte"] = p["op"]
    if soort == "hervat":
        if s["vergadering"] != "geschorst":
            return False
        s["vergadering"] = "open"
        s["schorsingen"][-1]["hervat"] = p["op"]
        if orde in RUNNING:
            deviates(s, p, "hervat_tijdens_verstoring")
        if s["schorsingen"][-1]["ruimte"] is None:
            deviates(s, p, "zonder_ruimte")
    if soort == "sluit":
        if s["vergadering"] == "gesloten":
            return False
        if s["vergadering"] == "geschorst":
            s["schorsingen"][-1]["gesloten"] = p["op"]
        s["vergadering"] = "gesloten"

    # Ordeverstoring
    if soort == "meld_verstoring" and not f["voortzetting"]:
        if orde in RUNNING:
            return False
        new_disturbance(s, p)
    if soort == "meld_verstoring" and f["voortzetting"]:
        if orde != "beeindigd":
            return False
        v = s["verstoringen"][-1]
        v["einde"] = None
        v["afwijkingen"] = [a for a in v["afwijkingen"] if a["code"] != "politie_niet_gemeld"]
        s["ordeverstoring"] = "verstoord"
        if len(v["vorderingen"]) >= 1:
            s["ordeverstoring"] = "gevorderd"
        if len(v["vorderingen"]) >= s["aantal"]:
            s["ordeverstoring"] = "wacht_op_politie"
    if soort == "spreek_aan":
        addresses(s, p)
    if soort == "spreek_opnieuw_aan":
        if orde not in RUNNING:
            return False
        s["verstoringen"][-1]["opnieuw"].append((p["positie"], words(f)))
    if soort == "vorder":
        demands(s, p)
    if soort == "beeindig_verstoring":
        if orde not in RUNNING:
            return False
        s["ordeverstoring"] = "beeindigd"
        v = s["verstoringen"][-1]
        v["einde"] = p["op"]
        for label in s["personen"]:
            if s["personen"][label] == "storend":
                s["personen"][label] = "gestaakt"
        if len(v["vorderingen"]) >= s["aantal"] and not v["gemeld"]:
            deviates(s, p, "politie_niet_gemeld")

    # Livestream
    stream = s["livestream"]
    if soort == "stop_livestream":
        if stream not in ("live", "start_gevraagd", "stop_gevraagd"):
            return False
        s["livestream"] = "stop_gevraagd"
    if soort == "start_livestream":
        if stream not in ("gestopt", "stop_gevraagd", "start_gevraagd"):
            return False
        s["livestream"] = "start_gevraagd"
    if soort == "bevestig_livestream":
        if stream == "geen":
            return False
        s["livestream"] = f["toestand"]

    # Politie
    politie = s["politie"]
    if soort == "waarschuw_bodedienst" and politie in ("niet_gealarmeerd", "afgerond", "afgezegd"):
        s["politie"] = "bodedienst_gewaarschuwd"
    if soort == "bel_politie" and politie != "aanwezig":
        s["politie"] = "gebeld"
    if soort == "politie_aanwezig":
        s["politie"] = "aanwezig"
    if soort == "politie_afgerond":
        if politie != "aanwezig":
            return False
        s["politie"] = "afgerond"
    if soort == "zeg_politie_af":
        if politie not in ("bodedienst_gewaarschuwd", "gebeld"):
            return False
        s["politie"] = "afgezegd"
    if soort in ("waarschuw_bodedienst", "bel_politie", "politie_aanwezig") and orde != "geen":
        # After its end too: it counts once the same ordeverstoring goes on, for then it had not ended.
        s["verstoringen"][-1]["gemeld"] = True

    # Persons: whoever is named is known from then on.
    for label in [f.get("label"), f.get("dader"), f.get("tegen"), *(f.get("labels") or [])]:
        if label is not None:
            meets(s, p, label)
    if soort == "beschrijf_verstoorder" and f["rol"] is not None:
        s["rollen"][f["label"]] = f["rol"]
    if soort in ("verstoorder_gestaakt", "verstoorder_teruggekeerd"):
        s["personen"][f["label"]] = "gestaakt" if soort == "verstoorder_gestaakt" else "storend"
        if s["verblijf"][f["label"]][-1][1] is not None:
            s["verblijf"][f["label"]].append((p["op"], None, None))
    if soort == "verstoorder_vertrokken":
        s["personen"][f["label"]] = "vertrokken"
        van, _, _ = s["verblijf"][f["label"]].pop()
        s["verblijf"][f["label"]].append((van, p["op"], f["hoe"]))
    if soort == "leg_voor_aan_raad":
        s["voorgelegd"].append(f["label"])
        s["rollen"][f["label"]] = "raadslid"
    if soort == "stel_aanwezigheid_vast":
        look_up(s, p)
        s["gezien"].append(p)

    # Violence
    if soort == "meld_fysieke_agressie":
        s["agressie"] += 1
    if soort == "meld_fysieke_maatregel" and s["agressie"] == 0:
        deviates(s, p, "maatregel_zonder_agressie")
    return True


def meets(s: Stand, p: Post, label: str) -> None:
    """A person is there from the first time that anybody names the person."""
    if label not in s["personen"]:
        s["personen"][label] = "storend"
        s["verblijf"][label] = [(p["op"], None, None)]


def words(f: dict[str, Any]) -> str:
    """Where the words come from: the protocol where none were given."""
    if f["tekst"] is None:
        return "protocol"
    return "getoond" if f["getoond"] else "opgegeven"


def new_disturbance(s: Stand, p: Post) -> None:
    """A new numbered one, its count at zero."""
    stood = s["politie"] in ("bodedienst_gewaarschuwd", "gebeld", "aanwezig")
    s["ordeverstoring"] = "verstoord"
    s["verstoringen"].append(
        {
            "nummer": len(s["verstoringen"]) + 1,
            "begin": p["op"],
            "einde": None,
            "aansprekingen": [],
            "opnieuw": [],
            "vorderingen": [],
            "afwijkingen": [],
            "gemeld": stood,
        }
    )


def addresses(s: Stand, p: Post) -> None:
    """``spreek_aan``."""
    f = p["velden"]
    if s["ordeverstoring"] not in RUNNING:
        new_disturbance(s, p)
    for label in f["gericht_aan"] or []:
        meets(s, p, label)
    spoken_in_public(s, p)
    s["verstoringen"][-1]["aansprekingen"].append(
        {
            "scenario": f["scenario"],
            "op": p["op"],
            "orde": p["orde"],
            "minuten": f["minuten"],
            "woorden": words(f),
        }
    )
    if s["ordeverstoring"] in ("verstoord", "scenario_a", "scenario_b"):
        s["ordeverstoring"] = "scenario_a" if f["scenario"] == "A" else "scenario_b"
    if f["telt_als_vordering"]:
        demands(s, p)


def demands(s: Stand, p: Post) -> None:
    """``vorder``, and what makes a ``spreek_aan`` B one."""
    f = p["velden"]
    if s["ordeverstoring"] not in RUNNING:
        new_disturbance(s, p)
    v = s["verstoringen"][-1]
    spoken_in_public(s, p)
    if v["aansprekingen"] == []:
        deviates(s, p, "zonder_aanspreken")
    if s["ordeverstoring"] == "scenario_a":
        agreed = v["aansprekingen"][-1]
        if agreed["minuten"] is not None:
            agreed_time = timedelta(minutes=agreed["minuten"])
            if p["orde"] < agreed["orde"] + agreed_time and p["op"] < agreed["op"] + agreed_time:
                deviates(s, p, "tijdens_uiting")
    if f["gericht_aan"] is not None:
        derived = False
        to = list(dict.fromkeys(f["gericht_aan"]))
        for label in to:
            meets(s, p, label)
            if s["rollen"].get(label) == "raadslid" and label not in s["voorgelegd"]:
                deviates(s, p, "raadslid_gevorderd", label)
    else:
        derived = True
        to = [
            label
            for label, status in s["personen"].items()
            if status == "storend" and s["rollen"].get(label) != "raadslid"
        ]
    v["vorderingen"].append(
        {
            "nummer": len(v["vorderingen"]) + 1,
            "positie": p["positie"],
            "op": p["op"],
            "gericht_aan": to,
            "woorden": words(f),
            "derived": derived,
            "aanwezigheid": {},
        }
    )
    s["ordeverstoring"] = "wacht_op_politie" if len(v["vorderingen"]) >= s["aantal"] else "gevorderd"


def spoken_in_public(s: Stand, p: Post) -> None:
    """What goes for an address and a vordering alike."""
    if s["vergadering"] == "open":
        deviates(s, p, "zonder_schorsing")
    if s["livestream"] == "live":
        deviates(s, p, "livestream_loopt")


def look_up(s: Stand, p: Post) -> None:
    """``stel_aanwezigheid_vast``: which vordering has that number now, the last ordeverstoring first."""
    number = p["velden"]["vordering"]
    newest_first = [v for verstoring in reversed(s["verstoringen"]) for v in verstoring["vorderingen"]]
    meant = [v["positie"] for v in newest_first if v["nummer"] == number]
    if number not in p["bedoeld"] and meant != []:
        p["bedoeld"][number] = meant[0]


def was_present(s: Stand, p: Post) -> bool:
    """It stays with the vordering that it was said of, whatever its number and time become; False: there is none."""
    look_up(s, p)
    if p["velden"]["vordering"] not in p["bedoeld"]:
        return False
    for verstoring in s["verstoringen"]:
        for vordering in verstoring["vorderingen"]:
            if vordering["positie"] == p["bedoeld"][p["velden"]["vordering"]]:
                vordering["aanwezigheid"][p["velden"]["label"]] = p["velden"]["aanwezig"]
    return True


def deviates(s: Stand, p: Post, code: str, label: str | None = None) -> None:
    """Written down with the last ordeverstoring, once, unless the table says each."""
    found = {"code": code, "positie": p["positie"], "label": label}
    if s["verstoringen"] == []:
        s["buiten"].append(found)
        return
    there = s["verstoringen"][-1]["afwijkingen"]
    if code == "raadslid_gevorderd" or code not in [a["code"] for a in there]:
        there.append(found)
