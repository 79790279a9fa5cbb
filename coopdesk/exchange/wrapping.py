"""Encrypted files: age with X25519 keys, which the program ``age`` opens; the identities that open them.

Writing the same content again gives other bytes by design; only what is inside is compared (EXCHANGE, container).
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from coopdesk.errors import N_, DeskError, PacketError, reason_of
from coopdesk.exchange import archive

if TYPE_CHECKING:
    from types import ModuleType

SUFFIX: Final = ".age"
IDENTITY: Final = ".agekey"
"""How the name of an identity file ends."""
_SECRET: Final = "AGE-SECRET-KEY-1"
_PUBLIC: Final = "# public key: "
_FIRST: Final = b"age-encryption.org/v1\n"
_LARGEST_IDENTITY: Final = 65_536
_NO_KEY: Final = N_("The file is encrypted, and there is no key on this computer that opens encrypted files.")
_ANOTHER: Final = N_("The file is encrypted for another key than those on this computer, or its beginning is damaged.")
_DAMAGED: Final = N_("The encrypted file is damaged or cut short.")


class ForeignError(PacketError):
    """A file that none of the identities opens."""


def _age() -> "ModuleType":
    """The library; loaded only where something is encrypted or opened."""
    import pyrage

    return pyrage  # type: ignore[no-any-return]  # this wheel carries no types


def wrapped(data: bytes) -> bool:
    """Whether bytes begin as an encrypted file does."""
    return data.startswith(_FIRST)


def recipient(text: str) -> str:
    """A recipient in its one spelling (``age1…``); raises DeskError for what is none."""
    try:
        return str(_age().x25519.Recipient.from_str(text.strip()))
    except _age().RecipientError:
        raise DeskError(N_("“%(text)s” is not an encryption key; it begins with age1."), text=text.strip()) from None


def made() -> tuple[str, str]:
    """A new identity, and the recipient of it."""
    identity = _age().x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def wrap(content: bytes, recipients: Iterable[str]) -> bytes:
    """The content encrypted for every one of the recipients; raises DeskError where one is none."""
    keys = [_age().x25519.Recipient.from_str(recipient(text)) for text in recipients]
    if not keys:
        raise ValueError("an encrypted file is for somebody")
    return bytes(_age().encrypt(content, keys))


def unwrap(data: bytes, identities: Iterable[str]) -> bytes:
    """What is inside an encrypted file, opened by any of the identities; raises PacketError."""
    if len(data) > archive.LARGEST_FILE:
        raise PacketError(archive.TOO_LARGE)
    if not wrapped(data):
        raise PacketError(_DAMAGED)
    keys = [_age().x25519.Identity.from_str(text) for text in identities]
    if not keys:
        raise ForeignError(_NO_KEY)
    try:
        return bytes(_age().decrypt(data, keys))
    except _age().DecryptError as error:
        if "No matching keys" in str(error):
            raise ForeignError(_ANOTHER) from None
        raise PacketError(_DAMAGED) from None


def keep(path: Path, identity: str, of: str) -> None:
    """Write an identity as the program ``age`` reads it, for the owner alone; read it back and compare.

    A file that is there is never overwritten. Raises DeskError.
    """
    text = f"{_PUBLIC}{of}\n{identity}\n".encode("ascii")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True, parents=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        same = path.read_bytes() == text
    except FileExistsError:
        raise DeskError(N_("There is another file %(file)s already; it was not overwritten."), file=path) from None
    except OSError as error:
        raise DeskError(N_("%(file)s cannot be written: %(reason)s."), file=path, reason=reason_of(error)) from error
    if not same:
        raise DeskError(N_("%(file)s was written but reads otherwise; take another stick."), file=path)


def identities_in(folder: Path) -> tuple[str, ...]:
    """The identities of all ``.agekey`` files in a folder, by the names of the files; raises DeskError.

    What else stands in such a file is passed over.
    """
    found: list[str] = []
    for path in sorted(folder.glob(f"*{IDENTITY}")):
        try:
            with path.open("rb") as file:
                text = file.read(_LARGEST_IDENTITY).decode("utf-8", "replace")
        except OSError as error:
            raise DeskError(N_("%(file)s cannot be read: %(reason)s."), file=path, reason=reason_of(error)) from error
        found += [line for line in map(str.strip, text.splitlines()) if line.startswith(_SECRET) and _public(line)]
    return tuple(dict.fromkeys(found))


def recipients_of(identities: Iterable[str]) -> frozenset[str]:
    """The recipients of some identities."""
    return frozenset(public for text in identities if (public := _public(text)))


def _public(identity: str) -> str | None:
    """The recipient of an identity, None where the text is no identity."""
    try:
        found: Any = _age().x25519.Identity.from_str(identity)
    except _age().IdentityError:
        return None
    return str(found.to_public())
