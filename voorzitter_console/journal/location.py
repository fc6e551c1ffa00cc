"""Where a journal may stand: on a disk of this machine itself.

Locks of SQLite are not to be trusted on a network share, and a cloud folder copies a file while it is being written.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from voorzitter_console.journal.port import JournalNotWritable
from voorzitter_console.own_folder import make_own

_NETWORK = frozenset(
    {"cifs", "smb3", "smbfs", "nfs", "nfs4", "ncpfs", "afs", "davfs", "ceph", "glusterfs", "fuse.sshfs"}
    | {"fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.onedriver", "fuse.glusterfs"}
)
_CLOUD = (
    *("onedrive", "dropbox", "googledrive", "google drive", "iclouddrive", "icloud drive", "nextcloud", "owncloud"),
    *("mobile documents", "cloudstorage", "com~apple~clouddocs"),
)
"""Folders that a service copies, in lower case; a blank, a bracket or a dash with more may follow."""
_MOUNTS = Path("/proc/self/mountinfo")


class LocationRefused(JournalNotWritable):
    """The journal may not stand there."""


def check_location(path: Path, *, create_parent: bool = False, mountinfo: str | None = None) -> Path:
    """The absolute path, where a journal may stand there; ``create_parent`` makes its folder (for the owner only).

    ``mountinfo`` is the text of Linux's /proc/self/mountinfo (None: the real one). Raises LocationRefused.
    """
    text = str(path)
    if text.startswith(("\\\\", "//")) and not text.startswith(("\\\\?\\", "\\\\.\\")):
        raise _refused(path, "op een netwerkschijf")
    try:
        full = path.absolute()
        resolved = full.resolve()
        for part in {*full.parts[:-1], *resolved.parts[:-1]}:
            if _copied(part):
                raise _refused(path, f"in een gesynchroniseerde map ({part})")
        if _on_network(resolved, mountinfo):
            raise _refused(path, "op een netwerkschijf")
        if create_parent:
            make_own(full.parent)
    except (OSError, ValueError, RuntimeError) as fault:
        raise LocationRefused(
            f"De map {path.parent} kan niet worden gemaakt of gelezen; controleer de rechten."
        ) from fault
    return full


def _copied(folder: str) -> bool:
    name = folder.casefold()
    return any(name.startswith(cloud) and (name == cloud or name[len(cloud)] in " (-") for cloud in _CLOUD)


def _refused(path: Path, where: str) -> LocationRefused:
    return LocationRefused(
        f"Het journaal {path} staat {where}: daar is het niet veilig; kies een map op de eigen schijf."
    )


def _on_network(path: Path, mountinfo: str | None) -> bool:
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == remote or path.anchor.startswith("\\\\"))
    if mountinfo is None:
        mountinfo = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape") if _MOUNTS.exists() else ""
    return file_system(path, mountinfo) in _NETWORK


def file_system(path: Path, mountinfo: str) -> str:
    """The type of the file system that holds a path, by the mount point nearest to it ("" where unknown)."""
    best, found, here = -1, "", path.as_posix()
    for line in mountinfo.splitlines():
        fields, _, rest = line.partition(" - ")
        columns = fields.split(" ")
        if len(columns) < 5 or not rest:
            continue
        point = columns[4]
        if "\\" in point:
            point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point)
        # A later mount on the same point covers the earlier one.
        if len(point) >= best and (here == point or here.startswith(point.rstrip("/") + "/")):
            best, found = len(point), rest.split(" ")[0]
    return found
