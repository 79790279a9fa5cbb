"""Where a data file lies, and what can happen to it there: a stick, another computer, a folder that is synchronised."""

import os
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final, Literal

Lying = Literal["stick", "network", "cloud"]
_NETWORK: Final = frozenset((
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "ceph", "glusterfs", "fuse.sshfs", "fuse.davfs2",
    "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.curlftpfs",
))  # fmt: skip
_CLOUDS: Final = {
    "OneDrive": r"OneDrive( - .+)?",
    "Dropbox": r"Dropbox( \(.+\))?",
    "Google Drive": r"Google ?Drive.*|GoogleDrive-.+|My Drive|我的云端硬盘",
    "iCloud": r"iCloud ?Drive|com~apple~CloudDocs|iCloud云盘",
    "坚果云": r"坚果云.*|我的坚果云|Nutstore.*",
    "百度网盘": r"百度网盘.*|百度云.*|Baidu ?Netdisk.*|BaiduSyncdisk|BaiduYun.*",
    "阿里云盘": r"阿里云盘.*|aDrive.*|AliyunDrive.*",
    "腾讯微云": r"腾讯微云.*|微云.*|Weiyun.*",
    "WPS 云盘": r"WPS ?云盘.*|WPSDrive|WPS Cloud.*",
    "Nextcloud": r"Nextcloud.*|ownCloud.*",
}
_REMOVABLE, _REMOTE = 2, 4
"""What Windows calls a drive that can be taken out, and one of another computer."""


@dataclass(frozen=True)
class Mount:
    """One line of the system's mount table: where, of what kind, on which device (``8:17``)."""

    point: str
    kind: str
    device: str


def mount_table(text: str) -> list[Mount]:
    """The mounts of a ``/proc/self/mountinfo``; lines that are none are passed over."""
    found = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        parts, kind = before.split(" "), after.split(" ")[0]
        if len(parts) >= 5 and kind:
            point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), parts[4])
            found.append(Mount(point.encode("latin-1", "replace").decode("utf-8", "replace"), kind, parts[2]))
    return found


def mount_of(path: PurePath, mounts: Iterable[Mount]) -> Mount | None:
    """The mount on which an absolute path lies: the deepest, of two at one place the later."""
    on = [mount for mount in mounts if path.is_relative_to(mount.point)]
    return max(reversed(on), key=lambda mount: len(mount.point), default=None)


def cloud_of(path: PurePath, clouds: Iterable[tuple[str, str]] = ()) -> str:
    """Which service synchronises a folder of the path, by the names that folders have; empty for none.

    ``clouds`` are services with the folders that the system itself names.
    """
    for name, folder in clouds:
        if folder and path.is_relative_to(folder):
            return name
    for part in path.parts[:-1]:
        for name, pattern in _CLOUDS.items():
            if re.fullmatch(pattern, part, re.IGNORECASE):
                return name
    return ""


def lying(path: PurePath, mounts: Iterable[Mount], removable: Callable[[str], bool]) -> Lying | None:
    """What is to be said of where an absolute path lies; None for nothing. ``removable`` is asked about a device."""
    if cloud_of(path, [("OneDrive", os.environ.get("ONEDRIVE", ""))]):
        return "cloud"
    if str(path).startswith(("\\\\", "//")):
        return "network"
    mount = mount_of(path, mounts)
    if mount is not None and mount.kind in _NETWORK:
        return "network"
    return "stick" if mount is not None and removable(mount.device) else None


def lies_on(path: Path) -> Lying | None:
    """What is to be said of where a file lies on this computer; nothing where the system does not tell."""
    path = path.absolute()
    if sys.platform == "win32":
        kind = _drive_type(path)
        mounts = [Mount(path.anchor, "cifs" if kind == _REMOTE else "ntfs", str(kind))]
        return lying(path, mounts, lambda device: device == str(_REMOVABLE))
    mounts = []
    with suppress(OSError):
        mounts = mount_table(Path("/proc/self/mountinfo").read_text(encoding="latin-1"))
    return lying(path, mounts, is_removable)


def is_removable(device: str, system: Path = Path("/sys/dev/block")) -> bool:
    """Whether a device of Linux (``8:17``) can be taken out: it says so, its disk does, or it hangs on USB."""
    try:
        disk = (system / device).resolve(strict=True)
    except OSError:
        return False
    if any(re.fullmatch(r"usb\d+", part) for part in disk.parts):
        return True
    for place in (disk, disk.parent):
        with suppress(OSError):
            if (place / "removable").read_text().strip() == "1":
                return True
    return False


def _drive_type(path: Path) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor))
