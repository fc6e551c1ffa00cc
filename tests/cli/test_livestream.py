"""``livestream test``: what works, step by step, and nothing on air is touched without ``--echt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.livestream.fake_obs import PASSWORD
from tests.livestream.obs_console import Threaded
from tests.livestream.obs_rig import free_port
from voorzitter_console.cli.main import run


def settings(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str, password: str = PASSWORD) -> None:
    path = folder / "instellingen.toml"
    path.write_text(text)
    monkeypatch.setenv("VOORZITTER_CONSOLE_INSTELLINGEN", str(path))
    monkeypatch.setenv("VOORZITTER_CONSOLE_GEHEIM_OBS", password)


def obs(port: int) -> str:
    return f'[livestream]\nsoort = "obs"\nbellen = "de regie"\n[livestream.obs]\npoort = {port}\n'


def test_every_step_is_told_and_nothing_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Threaded(live=True) as fake:
        settings(tmp_path, monkeypatch, obs(fake.obs.port))
        assert run(["livestream", "test"]) == 0
        told = capsys.readouterr().out
        for part in (
            "Verbonden met OBS",
            "OBS 29.0.2",
            "Uitzending: loopt.",
            "LOOPT NIET",
            "Noodstop van OBS: aanwezig",
        ):
            assert part in told
        assert fake.obs.live
        assert not {"StopStream", "StartStream", "TriggerHotkeyByName"} & set(fake.obs.asked)
        assert PASSWORD not in told


@pytest.mark.parametrize("live", [True, False])
def test_really_leaves_it_as_it_was_found(live: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Threaded(live=live) as fake:
        settings(tmp_path, monkeypatch, obs(fake.obs.port))
        assert run(["livestream", "test", "--echt"]) == 0
        assert [air for air, _ in fake.obs.on_air] == [not live, live]


def test_what_fails_is_said_and_the_exit_code_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(tmp_path, monkeypatch, obs(free_port()))
    assert run(["livestream", "test"]) == 1
    assert "FOUT" in capsys.readouterr().out
    with Threaded() as fake:
        settings(tmp_path, monkeypatch, obs(fake.obs.port), password="ander")
        assert run(["livestream", "test"]) == 1
        assert "weigert het wachtwoord" in capsys.readouterr().out
    settings(tmp_path, monkeypatch, "[livestream]\nsoort = 'youtube'\n")
    assert run(["livestream", "test"]) == 2
    assert "livestream.soort" in capsys.readouterr().err


def test_by_hand_is_a_case_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(tmp_path, monkeypatch, '[livestream]\nbellen = "Raadstreams, 010 123 45 67"\n')
    assert run(["livestream", "test"]) == 0
    assert "bel Raadstreams, 010 123 45 67" in capsys.readouterr().out


def test_a_process_of_its_own_asks_obs(process: Run, tmp_path: Path) -> None:
    path = tmp_path / "instellingen.toml"
    with Threaded(live=True) as fake:
        path.write_text(obs(fake.obs.port))
        around = {"VOORZITTER_CONSOLE_INSTELLINGEN": str(path), "VOORZITTER_CONSOLE_GEHEIM_OBS": PASSWORD}
        result = process("livestream", "test", **around)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Verbonden met OBS" in result.stdout
    assert PASSWORD not in result.stdout
