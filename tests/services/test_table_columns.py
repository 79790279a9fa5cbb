"""What is told of the tables holds of the tables: every file and every column, in both languages."""

import pytest

from coopdesk.domain.resources import resource
from coopdesk.services.table_columns import columns_told


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", ["units", "products", "members", "returns", "output", "labour", "plans", "shares"])
def test_every_column_of_the_tables_of_the_example_is_told(file, language):
    (told,) = [words for words in columns_told(1952, language) if words.startswith(f"{file}.csv")]
    columns = resource("demo", f"{file}.csv").read_text("utf-8").splitlines()[0].split(",")
    named = [column.split(" ")[0].rstrip("*") for column in told.replace("：", ": ").partition(": ")[2].split(", ")]
    assert sorted(named) == sorted(columns)


def test_one_table_alone_is_told_with_the_year_of_its_prices():
    told = columns_told(1957, "en", "products.csv")
    assert len(told) == 3
    assert told[1].endswith("constant_price_1957")


def test_what_has_to_be_filled_in_bears_a_star_and_codes_are_told():
    told = "\n".join(columns_told(1952, "en"))
    assert "indicator* (gross_output_value/new_members), target*, base_1953" in told
    assert "planned_quantity*" in told
    assert "founded_on (1954-04-03), kind* (PC/SC/SG)" in told
