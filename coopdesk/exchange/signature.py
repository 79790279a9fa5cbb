"""Seals: Ed25519 key pairs and signature files in minisign's own form, which ``minisign -V`` verifies.

A public key is ``Ed``, eight bytes of key number and the key, a signature ``ED`` (prehashed), the key number and
the signature of the BLAKE2b-512 of the content; a second signature covers the first and the trusted comment.
"""

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from coopdesk.errors import N_, DeskError, PacketError, reason_of

KEY_FILE: Final = "station.key"
NEXT_FILE: Final = "station-next.key"
"""A key that was made to take the place of the present one, and did not yet."""
_PUBLIC: Final = b"Ed"
_PREHASHED: Final = b"ED"
_UNTRUSTED: Final = "untrusted comment: "
_TRUSTED: Final = "trusted comment: "
_DAMAGED: Final = N_("The signature of the file is damaged.")
_CHECKED: Final = b"coopdesk check number 1\n"
"""What stands before a seal where its check number is reckoned, so that no other digest of it can be taken for one."""
_FALSE: Final = N_("The signature does not fit the content: the file was changed or is damaged.")


@dataclass(frozen=True)
class PublicKey:
    """The public part of a seal; ``str`` gives minisign's own form (``RW…``, 56 characters)."""

    number: bytes
    raw: bytes

    def __str__(self) -> str:
        return base64.b64encode(_PUBLIC + self.number + self.raw).decode("ascii")

    @property
    def key_id(self) -> str:
        """The key number in hexadecimal, as minisign prints it."""
        return f"{int.from_bytes(self.number, 'little'):016X}"

    @property
    def check_number(self) -> str:
        """Thirty digits in six groups of five, which two people compare: as good as the seal itself, in digits.

        SHA-256 of ``coopdesk check number 1``, a line feed and the 42 bytes of the seal; each five bytes of it from
        the first on, the highest first, modulo 100,000, make a group; the last two bytes are left over.
        """
        digest = hashlib.sha256(_CHECKED + _PUBLIC + self.number + self.raw).digest()
        groups = (int.from_bytes(digest[place : place + 5], "big") % 100_000 for place in range(0, 30, 5))
        return " ".join(f"{group:05d}" for group in groups)

    def proves(self, text: str, proof: str) -> bool:
        """Whether a proof is this key's own signature of a text, in its one spelling."""
        try:
            signature = base64.b64decode(proof.encode("ascii"), validate=True)
            if base64.b64encode(signature).decode("ascii") != proof:
                return False
            _verifier(self.raw).verify(signature, text.encode())
        except (InvalidSignature, ValueError):
            return False
        return True

    @classmethod
    def parse(cls, text: str) -> "PublicKey":
        """The key written as ``RW…``; raises DeskError."""
        plain = text.strip()
        try:
            data = base64.b64decode(plain.encode("ascii"), validate=True)
        except (UnicodeEncodeError, binascii.Error):
            data = b""
        key = cls(data[2:10], data[10:])
        if len(data) != 42 or data[:2] != _PUBLIC or str(key) != plain:
            raise DeskError(
                N_("“%(text)s” is not a computer's seal; it begins with RW and has 56 characters."), text=plain
            )
        return key


@dataclass(frozen=True)
class Key:
    """A station's key pair; its secret part is never shown, printed or stored in a data file."""

    secret: Ed25519PrivateKey = field(repr=False)
    public: PublicKey

    @classmethod
    def made(cls) -> "Key":
        """A new random key pair."""
        return cls.of(Ed25519PrivateKey.generate())

    def proof(self, text: str) -> str:
        """The key's own signature of a text, in base64."""
        return base64.b64encode(self.secret.sign(text.encode())).decode("ascii")

    @classmethod
    def of(cls, secret: Ed25519PrivateKey) -> "Key":
        """The pair of a secret part; the key number follows from the public part."""
        raw = secret.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        return cls(secret, PublicKey(hashlib.sha256(raw).digest()[:8], raw))


def key_in(folder: Path) -> Key:
    """The key pair kept in a folder, made at first use; its file is for the owner alone (mode 0600).

    Raises DeskError where the folder or the file in it cannot be used.
    """
    return _kept_in(folder / KEY_FILE)


def next_key_in(folder: Path) -> Key:
    """The key that is to take the place of the present one: made, unless one lies there from an earlier attempt."""
    return _kept_in(folder / NEXT_FILE)


def begun_in(folder: Path) -> Key | None:
    """The key that was made to take the place of the present one and did not yet, None where there is none."""
    return _kept_in(folder / NEXT_FILE) if (folder / NEXT_FILE).is_file() else None


def turn(folder: Path) -> None:
    """The next key takes the place of the present one, which stays beside it under its number.

    The one step that counts is a single change of name: killed anywhere, the folder holds a whole present key.
    """
    old = key_in(folder)
    kept = folder / f"station-{old.public.key_id}.key"
    try:
        if not kept.exists():
            _keep(kept, old)
        (folder / NEXT_FILE).replace(folder / KEY_FILE)
        _settle(folder)
    except OSError as error:
        raise _unkept(folder, error) from error


def earlier_in(folder: Path) -> list[Key]:
    """The keys that were in the place of the present one before; raises DeskError as `key_in` does."""
    others = [path for path in sorted(folder.glob("station-*.key")) if path.name != NEXT_FILE]
    present = str(key_in(folder).public) if others else ""
    return [key for path in others if str((key := _kept_in(path)).public) != present]


def _kept_in(path: Path) -> Key:
    """The key pair of a file, made at first use; raises DeskError."""
    try:
        if not path.exists():
            _keep(path, Key.made())
        secret = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise _unkept(path.parent, error) from error
    except ValueError:
        secret = None
    if not isinstance(secret, Ed25519PrivateKey):
        raise DeskError(N_("%(path)s is not the seal of a computer."), path=path)
    return Key.of(secret)


def _unkept(folder: Path, error: OSError) -> DeskError:
    message = N_("The computer's seal cannot be kept in %(folder)s: %(error)s.")
    return DeskError(message, folder=folder, error=reason_of(error))


def _keep(path: Path, key: Key) -> None:
    """Write a key file that is whole or not there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pem = key.secret.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)  # of a process of that number that was killed
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Put a folder's new names on the disk, where the system can (not Windows)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sign(content: bytes, key: Key, untrusted: str, trusted: str) -> bytes:
    """The signature file of a content, with both comments; equal input gives equal bytes."""
    signature = key.secret.sign(hashlib.blake2b(content).digest())
    return signature_file(key.public, signature, key.secret.sign(signature + trusted.encode()), untrusted, trusted)


def signature_file(public: PublicKey, signature: bytes, whole: bytes, untrusted: str, trusted: str) -> bytes:
    """The four lines of minisign's signature file."""
    first = base64.b64encode(_PREHASHED + public.number + signature).decode("ascii")
    second = base64.b64encode(whole).decode("ascii")
    return f"{_UNTRUSTED}{untrusted}\n{first}\n{_TRUSTED}{trusted}\n{second}\n".encode()


def verify(content: bytes, data: bytes, public: PublicKey, untrusted: str, trusted: str) -> None:
    """Whether a signature file is this key's, over this content, with exactly these comments; raises PacketError.

    The file is written again from its parts and compared, since base64 has several spellings of one signature.
    """
    lines = data.split(b"\n")
    try:
        first = base64.b64decode(lines[1], validate=True)
        whole = base64.b64decode(lines[3], validate=True)
    except (IndexError, ValueError):
        raise PacketError(_DAMAGED) from None
    signature = first[10:]
    if data != signature_file(public, signature, whole, untrusted, trusted):
        raise PacketError(_DAMAGED)
    try:
        verifier = _verifier(public.raw)
        verifier.verify(signature, hashlib.blake2b(content).digest())
        verifier.verify(whole, signature + trusted.encode())
    except (InvalidSignature, ValueError):
        raise PacketError(_FALSE) from None


@lru_cache(maxsize=1024)
def _verifier(raw: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(raw)
