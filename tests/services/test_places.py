"""Where a file lies, told from mount tables and names of folders."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from coopdesk.services.places import Mount, cloud_of, is_removable, lies_on, lying, mount_of, mount_table

TABLE = r"""22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
35 22 0:31 / /home rw,relatime shared:14 - btrfs /dev/sda3 rw,subvol=/home
80 22 8:17 / /media/clerk/RED\040STICK rw,nosuid shared:40 - vfat /dev/sdb1 rw
90 22 0:50 / /mnt/office rw,relatime shared:50 - cifs //server/office rw,vers=3.0
91 90 8:33 / /mnt/office/local rw,relatime shared:50 - ext4 /dev/sdc1 rw

not a line"""
MOUNTS = mount_table(TABLE)


def test_the_mount_table_is_read_with_its_spaces():
    assert MOUNTS[2] == Mount("/media/clerk/RED STICK", "vfat", "8:17")
    assert len(MOUNTS) == 5


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/home/clerk/BJ-001.coopdesk", None),
        ("/media/clerk/RED STICK/BJ-001.coopdesk", "stick"),
        ("/media/clerk/RED STICKER/BJ-001.coopdesk", None),
        ("/mnt/office/BJ-001.coopdesk", "network"),
        ("/mnt/office/local/BJ-001.coopdesk", None),
        ("//server/office/BJ-001.coopdesk", "network"),
        ("/home/clerk/OneDrive - 合作社/BJ-001.coopdesk", "cloud"),
        ("/media/clerk/RED STICK/Dropbox/BJ-001.coopdesk", "cloud"),
    ],
)
def test_what_is_said_of_a_place(path, said):
    assert lying(PurePosixPath(path), MOUNTS, lambda device: device == "8:17") == said


def test_a_share_of_windows_is_another_computer():
    assert lying(PureWindowsPath(r"\\server\office\BJ-001.coopdesk"), [], lambda _device: False) == "network"


def test_of_two_mounts_at_one_place_the_later_counts():
    mounts = [Mount("/mnt", "ext4", "8:1"), Mount("/mnt", "nfs4", "0:9")]
    assert mount_of(PurePosixPath("/mnt/a"), mounts) == mounts[1]
    assert mount_of(PurePosixPath("/home/a"), mounts) is None


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("com~apple~CloudDocs", "iCloud"),
        ("我的坚果云", "坚果云"),
        ("Nutstore Files", "坚果云"),
        ("百度网盘同步空间", "百度网盘"),
        ("BaiduSyncdisk", "百度网盘"),
        ("阿里云盘同步", "阿里云盘"),
        ("Documents", ""),
        ("一九五四年", ""),
    ],
)
def test_synchronised_folders_are_known_by_their_names(folder, service):
    assert cloud_of(PurePosixPath("/home/clerk", folder, "1954", "BJ-001.coopdesk")) == service


def test_a_file_that_is_only_called_so_is_not_synchronised():
    assert cloud_of(PurePosixPath("/home/clerk/Dropbox")) == ""


def test_a_folder_that_the_system_names_is_synchronised_whatever_its_name():
    own = [("OneDrive", "/home/clerk/own")]
    assert cloud_of(PurePosixPath("/home/clerk/own/a.coopdesk"), own) == "OneDrive"


@pytest.mark.parametrize(
    ("disk", "removable", "wanted"),
    [
        ("pci0000:00/ata1/block/sda", "0", False),
        ("pci0000:00/usb1/1-1/block/sda", "0", True),
        ("pci0000:00/mmc/block/mmcblk0", "1", True),
    ],
)
def test_a_partition_is_as_removable_as_its_disk(tmp_path, disk, removable, wanted):
    partition = tmp_path / "devices" / disk / "part1"
    partition.mkdir(parents=True)
    (partition.parent / "removable").write_text(f"{removable}\n")
    (tmp_path / "8:1").symlink_to(partition)
    assert is_removable("8:1", tmp_path) is wanted
    assert not is_removable("9:9", tmp_path)


def test_the_folder_of_this_run_says_nothing_or_one_of_the_three(tmp_path):
    assert lies_on(tmp_path / "a.coopdesk") in (None, "stick", "network", "cloud")
