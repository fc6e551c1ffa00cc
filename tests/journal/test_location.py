"""Where a journal may stand."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

import pytest

from voorzitter_console.journal.location import LocationRefused, check_location, file_system
from voorzitter_console.journal.sqlite import SqliteJournal

MOUNTS = r"""22 1 252:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
40 22 0:35 / /mnt/deel rw,relatime shared:2 - cifs //server/deel rw
41 22 0:36 / /mnt/thuis\040map rw,relatime - nfs4 server:/thuis rw
42 40 252:2 / /mnt/deel/schijf rw - ext4 /dev/vdb1 rw
43 22 0:37 / /home/k/stick rw - fuse.sshfs k@server: rw
44 22 0:38 / /dubbel rw - nfs server:/x rw
45 22 252:3 / /dubbel rw - ext4 /dev/vdc1 rw
onleesbare regel
"""


@pytest.mark.skipif(os.name != "posix", reason="mount points as Linux tells them: paths with slashes")
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/j.db", "ext4"),
        ("/mnt/deel/map/j.db", "cifs"),
        ("/mnt/deeltje/j.db", "ext4"),
        ("/mnt/thuis map/j.db", "nfs4"),
        ("/mnt/deel/schijf/j.db", "ext4"),
        ("/dubbel/j.db", "ext4"),
    ],
)
def test_the_nearest_mount_tells_the_file_system(path: str, kind: str) -> None:
    assert file_system(Path(path), MOUNTS) == kind


@pytest.mark.skipif(os.name != "posix", reason="mount points as Linux tells them: paths with slashes")
@pytest.mark.parametrize("path", ["/mnt/deel/j.db", "/mnt/thuis map/a/j.db", "/home/k/stick/j.db"])
def test_a_network_disk_is_refused(path: str) -> None:
    with pytest.raises(LocationRefused, match="netwerkschijf"):
        check_location(Path(path), mountinfo=MOUNTS)


@pytest.mark.parametrize("path", ["//server/deel/j.db", str(PureWindowsPath(r"\\server\deel\j.db"))])
def test_a_unc_path_is_refused(path: str) -> None:
    with pytest.raises(LocationRefused, match="netwerkschijf"):
        check_location(Path(path))


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "OneDrive - Gemeente Maassluis",
        "Dropbox",
        "Dropbox (Persoonlijk)",
        "Google Drive",
        "GoogleDrive-griffier@example.nl",
        "iCloudDrive",
        "iCloud Drive",
        "Nextcloud",
        "Mobile Documents",
    ],
)
def test_a_synchronised_folder_is_refused_and_named(tmp_path: Path, folder: str) -> None:
    with pytest.raises(LocationRefused, match="gesynchroniseerde map"):
        check_location(tmp_path / folder / "Documenten" / "j.db")


def test_a_link_into_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    try:
        (tmp_path / "gewoon").symlink_to(tmp_path / "Nextcloud", target_is_directory=True)
    except OSError:
        pytest.skip("this user may not make links")
    with pytest.raises(LocationRefused, match="gesynchroniseerde"):
        check_location(tmp_path / "gewoon" / "j.db")


def test_the_parent_folder_is_made_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "Nextcloud-handleiding.db"
    check_location(path)
    assert not path.parent.exists()
    assert check_location(path, create_parent=True) == path
    assert path.parent.is_dir()


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(LocationRefused, match="kan niet worden gemaakt"):
        check_location(tmp_path / "bestand" / "map" / "j.db", create_parent=True)


def test_a_real_journal_is_not_opened_in_a_synchronised_folder_but_a_played_one_may_be(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Gemeente"
    folder.mkdir()
    with pytest.raises(LocationRefused):
        SqliteJournal.open(folder / "j.db")
    SqliteJournal.open(folder / "oefening.db", oefening=True).close()
