"""What the aangifte still needs, with its terms; what is missing is filled in here, by the griffier."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from voorzitter_console.console import keys
from voorzitter_console.console.boxes.box import LONGEST
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.apart import ApartScreen
from voorzitter_console.ui.widgets.checks import Checks
from voorzitter_console.ui.widgets.lines import Lines
from voorzitter_console.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from voorzitter_console.dossier.checklist.book import Book, Look
    from voorzitter_console.dossier.checklist.model import Punt

TERMS = 3
"""Lines of terms; the list itself tells what evidence there is."""


class ChecklistScreen(ApartScreen):
    """Arrows, Enter to fill in, A for all or only what is open, Esc to leave."""

    DEFAULT_CSS = """
    ChecklistScreen #controle-kop { padding: 0 1; background: $balk; }
    ChecklistScreen #controle-termijnen { padding: 0 1; height: auto; max-height: 3; }
    ChecklistScreen #invullen { height: auto; border: heavy $nadruk; padding: 0 1; display: none; }
    ChecklistScreen #invullen.-open { display: block; }
    ChecklistScreen #controle-keuzes { height: auto; max-height: 8; }
    ChecklistScreen #controle-melding { padding: 0 1; height: auto; max-height: 3; }
    ChecklistScreen #controle-voet { padding: 0 1; background: $balk; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Terug", show=False),
        Binding("a,A", "all", "Alles of alleen open", show=False),
    ]

    class Looked(Message):
        """The journal's thread is done: with a new list, or with a sentence."""

        def __init__(self, look: Look | None, sentence: str) -> None:
            super().__init__()
            self.look = look
            self.sentence = sentence

    def __init__(self, book: Book) -> None:
        super().__init__("Het journaal wordt gelezen…")
        self._book = book
        self._look: Look | None = None
        self._punt: Punt | None = None
        """The item that is being filled in."""
        self._all = False

    def compose(self) -> ComposeResult:
        yield Lines(id="controle-kop")
        yield Static(id="controle-termijnen", markup=False)
        yield Checks()
        with Vertical(id="invullen"):
            yield Static(id="controle-keuzes", markup=False)
            for name, words in (("waarde", "Antwoord"), ("tijd", "Tijd (20:14)")):
                with Horizontal(classes="veld", id=f"rij-{name}"):
                    yield Static(words, markup=False, classes="veldnaam")
                    yield TextInput(id=f"controle-{name}", max_length=LONGEST, select_on_focus=True)
        yield Static(id="controle-melding", markup=False)
        yield Lines(id="controle-voet")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Checks).focus()
        self._work(self._book.look)

    def on_unmount(self) -> None:
        self._runner.submit(self._book.close)

    # the journal's thread --------------------------------------------------------------------------------------

    def _work(self, job: Callable[[], Look]) -> None:
        self.work(lambda: self.Looked(job(), ""), lambda fault: self.Looked(None, fault))

    def on_checklist_screen_looked(self, message: Looked) -> None:
        self.busy = False
        self._sentence = message.sentence
        if message.look is not None:
            if self._punt is not None:
                self._sentence = f"VASTGELEGD: {self._punt.groep}, {self._punt.wat}."
                self._close()
            self._look = message.look
        self.draw()

    # keys ------------------------------------------------------------------------------------------------------

    def on_checks_chosen(self, message: Checks.Chosen) -> None:
        punt = message.punt
        if self.busy or self._punt is not None:
            return
        if punt.stand == "compleet":
            self._sentence = "Dit is al ingevuld. Verbeteren doet u in de console, met G (geschiedenis)."
        elif punt.invul is None:
            self._sentence = "Dit vult u in de console in, met I (invoeren achteraf)."
        else:
            self._punt, self._sentence = punt, ""
            self._open(punt)
        self.draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        punt = self._punt
        if punt is None or self.busy:
            return
        time_field = self.query_one("#controle-tijd", Input)
        if punt.invul and punt.invul.tijd and event.input is not time_field and not time_field.value.strip():
            time_field.focus()
            return
        waarde, tijd = self.query_one("#controle-waarde", Input).value, time_field.value
        self._sentence = "Wordt vastgelegd…"
        self._work(lambda: self._book.fill(punt, waarde, tijd))
        self.draw()

    def action_toets(self, naam: str) -> None:
        """The 112 card and the help; the list of all commands belongs to the screens that record."""
        if naam != keys.PALET.naam:
            super().action_toets(naam)

    def action_back(self) -> None:
        if self.busy:
            return
        if self._punt is not None:
            self._close()
            self._sentence = ""
            self.draw()
        else:
            self.dismiss()

    def action_all(self) -> None:
        if self._punt is None:
            self._all = not self._all
            self.draw()

    def _open(self, punt: Punt) -> None:
        assert punt.invul is not None
        form = self.query_one("#invullen")
        form.border_title = draw.plain(f"{punt.groep}: {punt.wat}", limit=self.size.width - 8)
        rows = [f"{n}  {keus.woorden}" for n, keus in enumerate(punt.invul.keuzes, 1)]
        choices = self.query_one("#controle-keuzes", Static)
        choices.update(Content("\n").join([draw.plain(row) for row in rows]))
        choices.display = bool(rows)
        self.query_one("#rij-waarde .veldnaam", Static).update(
            "Antwoord" if not rows else "Cijfer of tekst" if punt.invul.veld else "Cijfer"
        )
        self.query_one("#rij-tijd").display = punt.invul.tijd
        for name in ("waarde", "tijd"):
            self.query_one(f"#controle-{name}", Input).value = ""
        form.add_class("-open")
        self.query_one(Checks).can_focus = False  # Tab stays in the form: in the list Enter would open it anew
        self.query_one("#controle-waarde", Input).focus()

    def _close(self) -> None:
        self._punt = None
        self.query_one("#invullen").remove_class("-open")
        checks = self.query_one(Checks)
        checks.can_focus = True
        checks.focus()

    # drawing ---------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        look = self._look
        title = draw.plain("CHECKLIST AANGIFTE", "bold")
        if look is not None:
            title = Content.assemble(title, "   ", draw.plain(look.titel, limit=80))
            if look.oefening:
                title = Content.assemble(draw.cap("OEFENING"), "  ", title)
            self.query_one("#controle-termijnen", Static).update(self._terms(look))
            checks = self.query_one(Checks)
            checks.border_title = Content(look.checklist.samenvatting)
            punten = look.checklist.punten
            order = {"ontbreekt": 0, "vragen": 1, "compleet": 2}
            shown = punten if self._all else sorted(
                (p for p in punten if p.stand != "compleet"), key=lambda p: order[p.stand]
            )  # fmt: skip
            checks.show(shown)
        self.query_one("#controle-kop", Lines).show([(title, Content(""))])
        self.query_one("#controle-melding", Static).update(draw.plain(self._sentence, draw.OPEN))
        shown_keys = [
            ("Enter", "vult in"),
            ("A", "alleen open" if self._all else "ook wat compleet is"),
            ("Esc", "terug"),
        ]
        if self._punt is not None:
            shown_keys = [("Enter", "legt vast"), ("Tab", "volgend veld"), ("Esc", "terug")]
        elif look is None:
            shown_keys = shown_keys[-1:]
        foot = draw.joined([Content.assemble(draw.cap(key), " ", words) for key, words in shown_keys])
        self.query_one("#controle-voet", Lines).show([(foot, Content(""))])

    def _terms(self, look: Look) -> Content:
        """The terms in a few rows, the soonest first; how many more there are."""
        width = max(20, self.size.width - 2)
        terms = [draw.plain(t.line(look.op)).wrap(width) for t in look.checklist.termijnen]
        rows = [row for term in terms for row in term]
        if len(rows) > TERMS:
            most = [term[0].truncate(width, ellipsis=True) for term in terms[: TERMS - 1]]
            rows = [*most, draw.plain(f"en nog {len(terms) - len(most)}: zie dossier --controle --regels")][:TERMS]
            rows = rows if len(terms) > len(most) else most
        return Content("\n").join(rows)
