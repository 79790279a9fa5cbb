"""A new data file; whose it is, of which kind a co-operative is, and the catalogue of products."""

import dataclasses
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product, in_force
from coopdesk.domain.dates import today
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import checked
from coopdesk.domain.period import Month
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.services.operators import require
from coopdesk.services.pinyin import sounds
from coopdesk.store import Store, queries


def new_federation(path: Path | None, desk: Desk | None = None) -> Store:
    """A federation's file with an empty register; raises StorageError, EntryError."""
    return Store.create(path, checked(desk or Desk("federation")))


def new_cooperative(path: Path | None, cooperative: Cooperative, kind: str, start: Month, desk: Desk) -> Store:
    """A co-operative's file: its one co-operative of a kind, and the first month it reports.

    ``desk`` brings the federation's settings; its role and co-operative are set here. Raises StorageError, EntryError.
    """
    own = checked(dataclasses.replace(desk, role="cooperative", cooperative=cooperative.code, start=start))
    span = checked(KindSpan(cooperative.code, cooperative.founded_on or start.first, kind))
    checked(cooperative)
    store = Store.create(path, own)
    store.save(cooperative, span)
    return store


def new_file(path: Path, role: str, code: str, start: Month | None, name_en: str, name_zh: str, kind: str) -> Store:
    """A file of a role with what can be said of it in one line; without ``start`` from last month on.

    A federation without a code is Beijing's; a co-operative without a name is called by its code. Raises
    StorageError, EntryError.
    """
    if role == "federation":
        desk = Desk("federation", federation_en=name_en, federation_zh=name_zh)
        return new_federation(path, dataclasses.replace(desk, federation=code) if code else desk)
    own = Cooperative(code, name_en or ("" if name_zh else code), name_zh)
    return new_cooperative(path, own, kind, start or Month.of(today()) + -1, Desk("federation"))


def own_cooperative(store: Store) -> Cooperative:
    """The co-operative whose file this is; raises DeskError in a federation's file."""
    code = store.desk.cooperative
    found = store.get(Cooperative, code) if code else None
    if found is None:
        raise DeskError(N_("This is a federation's file; open a co-operative's file for that."))
    return found


def kind_of(store: Store, cooperative: str, day: date) -> str | None:
    """The kind in force on a day, None where none is recorded."""
    span = in_force(store.find(KindSpan, cooperative=cooperative), day)
    return span.kind if span else None


def product_found_by(product: Product, text: str) -> bool:
    """Whether every word of a search is in the code, a name or a trade, or is how a Chinese one sounds."""
    words = (product.code, product.name_en, product.name_zh, product.trade_en, product.trade_zh)
    heap = "\n".join(words).casefold()
    wanted = unicodedata.normalize("NFKC", text).casefold().split()
    return all(word in heap or (word.isascii() and word in sounds(product.name_zh)) for word in wanted)


def catalogue(store: Store) -> list[Product]:
    """All products, by code."""
    return store.find(Product)


def enter_product(store: Store, product: Product, *, new: bool = False, operator: str = "") -> None:
    """Keep one product typed by hand; raises EntryError, also where a new one's code is taken."""
    require(store, operator, "administrator")
    if new and store.get(Product, product.code) is not None:
        raise EntryError([Problem("code", N_("is in the catalogue already"))])
    save_products(store, [product], operator)


def save_products(store: Store, products: Iterable[Product], operator: str = "") -> None:
    """Keep products of the catalogue; the unit of measure of one never changes. Raises EntryError."""
    with store.transaction(operator):
        for product in products:
            before = store.get(Product, product.code)
            for unit in ("unit_zh", "unit_en"):
                old = getattr(before, unit) if before else ""
                if old and old != getattr(product, unit):
                    message = N_("never changes; enter a new product with another code")
                    raise EntryError([Problem(unit, message, line=product.code)])
            store.save(checked(product))


def competes(store: Store) -> bool:
    """Whether the file holds a competition of co-operatives."""
    return queries.federation_competes(store)
