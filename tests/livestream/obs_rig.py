"""A real OBS on a screen that nobody sees, and an RTMP sink that writes down what it gets, all on loopback.

Debian: obs-studio xvfb libgl1-mesa-dri nginx-light libnginx-mod-rtmp. Everything lives in one folder; every process is
ended by its own id. The sink's moments are wall time, as the journal's.
"""

from __future__ import annotations

import contextlib
import http.server
import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "proefwachtwoord"
PATIENCE = 40.0
RTMP_MODULE = Path("/usr/lib/nginx/modules/ngx_rtmp_module.so")


def missing() -> str:
    """What is not installed, empty where everything is there."""
    wanted = [name for name in ("obs", "Xvfb", "nginx") if _found(name) is None]
    return ", ".join(wanted + ([] if RTMP_MODULE.exists() else ["libnginx-mod-rtmp"]))


def _found(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


@dataclass(frozen=True)
class Sinkevent:
    """What the sink saw: ``publish`` or ``publish_done``, and when (seconds since the epoch)."""

    soort: str
    op: float


class Rig:
    """One OBS with its sink; ``delay`` in seconds is OBS' own stream delay."""

    def __init__(self, folder: Path, *, delay: int = 0) -> None:
        self.folder = folder
        self.port, self._rtmp = free_port(), free_port()
        self.sink: list[Sinkevent] = []
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._hook = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._write(delay)

    # up and down -----------------------------------------------------------------------------------------------

    def up(self) -> Rig:
        threading.Thread(target=self._hook.serve_forever, daemon=True).start()
        self.start_sink()
        read, write = os.pipe()
        xvfb = ["Xvfb", "-displayfd", str(write), "-screen", "0", "640x480x24", "-nolisten", "tcp"]
        self._start("xvfb", xvfb, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            display = told.readline().strip()
        env = {
            **os.environ,
            "DISPLAY": f":{display}",
            "XDG_CONFIG_HOME": str(self.folder / "xdg"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
        }
        obs = ["obs", "--multi", "--disable-updater", "--disable-missing-files-check", "--profile", "CI"]
        self._start("obs", [*obs, "--collection", "CI", "--websocket_ipv4_only"], env=env)
        self.until(self._listens, "OBS' port")
        return self

    def down(self) -> None:
        for process in reversed(self._processes.values()):
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGCONT)
                process.kill()
            process.wait(10)
        self._hook.shutdown()
        self._hook.server_close()

    def start_sink(self) -> None:
        nginx = _found("nginx")
        assert nginx is not None
        self._start("nginx", [nginx, "-e", str(self.folder / "nginx.log"), "-c", str(self.folder / "nginx.conf")])
        self.until(lambda: self._open(self._rtmp), "the sink's port")

    def kill_sink(self) -> None:
        self._end("nginx")

    def freeze(self) -> None:
        self._processes["obs"].send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._processes["obs"].send_signal(signal.SIGCONT)

    def kill(self) -> None:
        self._end("obs")

    # what the sink saw -----------------------------------------------------------------------------------------

    @property
    def live(self) -> bool:
        return bool(self.sink) and self.sink[-1].soort == "publish"

    def until(self, done: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, f"{what} did not come; OBS: {self._log()}"
            time.sleep(0.005)

    def _log(self) -> str:
        log = self.folder / "obs.log"
        return log.read_text("utf-8", "replace")[-2000:] if log.exists() else ""

    # parts -----------------------------------------------------------------------------------------------------

    def _start(
        self, name: str, command: list[str], *, env: dict[str, str] | None = None, pass_fds: tuple[int, ...] = ()
    ) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                command, stdout=log, stderr=log, env=env, pass_fds=pass_fds, start_new_session=True
            )

    def _end(self, name: str) -> None:
        process = self._processes.pop(name)
        process.kill()
        process.wait(10)

    def _listens(self) -> bool:
        assert self._processes["obs"].poll() is None, f"OBS ended: {self._log()}"
        return self._open(self.port)

    @staticmethod
    def _open(port: int) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.2):
            return True
        return False

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        sink = self.sink

        class Hook(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                now = time.time()
                body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
                sink.append(Sinkevent(urllib.parse.parse_qs(body)["call"][0], now))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_given: object) -> None:
                """Nothing on the terminal."""

        return Hook

    def _write(self, delay: int) -> None:
        home = self.folder / "xdg" / "obs-studio"
        for part in ("basic/profiles/CI", "basic/scenes", "plugin_config/obs-websocket"):
            (home / part).mkdir(parents=True)
        (self.folder / "rec").mkdir()
        (self.folder / "run").mkdir(mode=0o700)
        (self.folder / "nginx.conf").write_text(_NGINX.format(r=self.folder, rtmp=self._rtmp, hook=self._hook_port))
        (home / "global.ini").write_text(_GLOBAL.format(port=self.port, password=PASSWORD))
        server = {"first_load": False, "server_enabled": True, "server_port": self.port, "auth_required": True}
        (home / "plugin_config/obs-websocket/config.json").write_text(
            json.dumps({**server, "alerts_enabled": False, "server_password": PASSWORD})  # OBS 30.2 and later
        )
        held = f"DelayEnable=true\nDelaySec={delay}" if delay else ""
        profile = home / "basic/profiles/CI"
        (profile / "basic.ini").write_text(_PROFILE.format(rec=self.folder / "rec", delay=held))
        url = f"rtmp://127.0.0.1:{self._rtmp}/live"
        settings = {"server": url, "key": "raad", "use_auth": False, "bwtest": False}
        (profile / "service.json").write_text(json.dumps({"type": "rtmp_custom", "settings": settings}))
        (home / "basic/scenes/CI.json").write_text(json.dumps(_SCENES))

    @property
    def _hook_port(self) -> int:
        return int(self._hook.server_address[1])


_NGINX = """daemon off; master_process off; pid {r}/nginx.pid; error_log {r}/nginx.log info;
load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
events {{ worker_connections 64; }}
rtmp {{ access_log off; server {{ listen 127.0.0.1:{rtmp};
  application live {{ live on; allow publish 127.0.0.1; deny publish all; drop_idle_publisher 10s;
    on_publish http://127.0.0.1:{hook}/; on_publish_done http://127.0.0.1:{hook}/; }} }} }}
"""
_GLOBAL = """[General]
FirstRun=true
LastVersion=486539266
EnableAutoUpdates=false
[Basic]
Profile=CI
ProfileDir=CI
SceneCollection=CI
SceneCollectionFile=CI
ConfigOnNewProfile=false
[BasicWindow]
SysTrayEnabled=false
PreviewEnabled=false
[OBSWebSocket]
FirstLoad=false
ServerEnabled=true
ServerPort={port}
AlertsEnabled=false
AuthRequired=true
ServerPassword={password}
"""
_PROFILE = """[General]
Name=CI
[Video]
BaseCX=320
BaseCY=180
OutputCX=320
OutputCY=180
FPSCommon=10
[Output]
Mode=Simple
Reconnect=true
RetryDelay=2
MaxRetries=20
{delay}
[SimpleOutput]
FilePath={rec}
RecFormat=mkv
RecQuality=Stream
VBitrate=200
ABitrate=64
StreamEncoder=x264
Preset=ultrafast
UseAdvanced=true
x264Settings=keyint=20
"""
_SCENES = {
    "name": "CI",
    "current_scene": "Zaal",
    "current_program_scene": "Zaal",
    "scene_order": [{"name": "Zaal"}],
    "sources": [
        {"id": "scene", "versioned_id": "scene", "name": "Zaal", "settings": {"id_counter": 0, "items": []}},
    ],
    "transitions": [],
    "quick_transitions": [],
    "groups": [],
    "modules": {},
}
