"""The columns of the output grid, in the order of the paper (SCREENS, look)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from coopdesk.domain.field import Field, field_of, line_key
from coopdesk.domain.statements import OutputLine
from coopdesk.gui.choosing import Choice
from coopdesk.gui.grid.columns import Column, Values
from coopdesk.gui.monthly_return.hand import NO_TEAM, MonthInHand
from coopdesk.gui.monthly_return.numbers import added, figure, money, percent
from coopdesk.gui.words import _, name_of

LONGEST_SHARE: Final = len("9,999.9")


def line_of(values: Values) -> OutputLine:
    """The values of a row as a line, its key perhaps not complete yet."""
    return OutputLine(**values)


class OutputColumns:
    """Makes the columns for the month in hand; ``rows`` gives the lines that stand on the grid."""

    def __init__(self, hand: MonthInHand) -> None:
        self._hand = hand
        self.rows: list[Values] = []

    def all(self) -> list[Column]:
        """班组 · 产品 · 单位 · 上月 · 1 … 7 · 完成 %."""
        year = self._hand.desk.price_year
        return [
            self._team(),
            self._product(),
            Column(
                "unit", _("Unit"), 72, shown=lambda values: name_of(line_of(values), "unit"), total=self._one_unit,
                fixed=_("The unit of measure comes from the catalogue; nothing is typed here."),
            ),
            Column(
                "last", _("Last\nmonth"), 56, shown=self._last, total=self._last_total, grey=True, right=True,
                fixed=_("This is last month's figure; nothing is typed here."),
            ),
            self._typed("planned", _("Planned"), 62, carried=True),
            self._typed("qualified", _("Accepted"), 70),
            self._typed("scrap", _("Scrap"), 72),
            self._typed("current_price", _("Price"), 72, offered=self._price, summed=False),
            self._value("value_current", "5", _("Value,\ncurrent"), "current_price"),
            Column(
                "constant_price", _("Price\n%(year)s", year=year), 68, box="6", grey=True, right=True,
                shown=lambda values: figure(values["constant_price"]), help=_(self._field("constant_price").help),
                fixed=_("The constant price comes from the catalogue; nothing is typed here."),
            ),
            self._value("value_constant", "7", _("Value,\n%(year)s prices", year=year), "constant_price"),
            Column(
                "percent", _("% of\nplan"), 56, right=True, codes=frozenset({"fulfilment"}),
                shown=self._share,
                help=_("Accepted goods in per cent of the plan."),
            ),
        ]  # fmt: skip

    def _field(self, name: str) -> Field:
        return field_of(OutputLine, name)

    def _team(self) -> Column:
        return Column(
            "team", _("Team"), 58, self._field("team"), carried=True, choices=self._hand.team_choices,
            unknown=NO_TEAM, open=not self._hand.own,
            words=lambda values: self._hand.team_name(values["team"]) if values["team"] else "",
            total=lambda _lines: _("Total"), help=_("The team that made the goods. F2 opens the list."),
        )  # fmt: skip

    def _product(self) -> Column:
        return Column(
            "product", _("Product"), 130, self._field("product"), carried=True, choices=self.products,
            words=lambda values: self._hand.product_name(values["product"]) if values["product"] else "",
            offered=self._usual_product, stretch=True,
            help=_("Type its number on the list, code, name or pinyin. F2 opens the list."),
        )  # fmt: skip

    def _typed(self, name: str, label: str, width: int, summed: bool = True, **more: Any) -> Column:
        described = self._field(name)
        total = (lambda lines: self._sum(lines, name)) if summed else None
        return Column(name, label, width, described, box=described.box, total=total, help=_(described.help), **more)

    def _value(self, name: str, box: str, label: str, price: str) -> Column:
        def value(values: Values) -> int | None:
            return line_of(values).value(values["qualified"], values[price], self._hand.exponent)

        return Column(
            name, label, 92 if box == "5" else 96, box=box, right=True,
            shown=lambda values: money(value(values), self._hand.exponent),
            total=lambda lines: money(added(value(values) for values in lines), self._hand.exponent),
            help=_("Accepted goods by their price, rounded to whole units; computed."),
        )  # fmt: skip

    def products(self) -> list[Choice]:
        """What this co-operative makes first, then the rest of the catalogue."""
        made = {line["product"]: None for line in self.rows if line["product"]}
        made |= {line.product: None for line in self._hand.last.output} if self._hand.last else {}
        ours = [code for code in self._hand.products if code in made]
        others = [code for code in self._hand.products if code not in made]
        groups = [(_("Made here"), ours), (_("All other products"), others)]
        return [self._choice(code, group) for group, codes in groups for code in codes]

    def _choice(self, code: str, group: str) -> Choice:
        product = self._hand.products[code]
        unit, price = name_of(product, "unit"), figure(product.constant_price)
        words = f"{name_of(product)}   {unit}   {price}".rstrip()
        names = (product.name_en, product.name_zh)
        return Choice(code, words, " ".join(names), group, names)

    def _usual_product(self, values: Values) -> str | None:
        """The first product of the team last month that is not on the grid yet."""
        team = values["team"]
        here = {line["product"] for line in self.rows if line["team"] == team}
        usual = [line.product for line in self._hand.last_output.values() if line.team == team]
        return next((product for product in usual if product not in here), None)

    def _last(self, values: Values) -> str:
        if not values["product"] or self._hand.last is None:
            return ""
        line = self._hand.last_output.get(line_key(line_of(values)))
        return figure(line.qualified) if line else "—"

    def _price(self, values: Values) -> Decimal | None:
        """Last month's price of this line, else of the product; else of the same product on the grid."""
        if not values["product"]:
            return None
        own = self._hand.last_output.get(line_key(line_of(values)))
        same = [line for line in self._hand.last_output.values() if line.product == values["product"]]
        prices = [line.current_price for line in ([own] if own else []) + same]
        prices += [line["current_price"] for line in self.rows if line["product"] == values["product"]]
        return next((price for price in prices if isinstance(price, Decimal)), None)

    @staticmethod
    def _share(values: Values) -> str:
        """Per cent of plan; what is beyond all measure fits its column, too."""
        share = percent(values["qualified"], values["planned"])
        return share if len(share) <= LONGEST_SHARE else "> 9,999"

    def _one_unit(self, lines: Sequence[Values]) -> str:
        units = {name_of(line_of(values), "unit") for values in lines}
        return units.pop() if len(units) == 1 else ""

    def _sum(self, lines: Sequence[Values], name: str) -> str:
        """Quantities are added only where the unit is one."""
        return figure(added(values[name] for values in lines)) if self._one_unit(lines) else ""

    def _last_total(self, lines: Sequence[Values]) -> str:
        if not self._one_unit(lines):
            return ""
        found = [self._hand.last_output.get(line_key(line_of(values))) for values in lines]
        return figure(added(line.qualified for line in found if line))
