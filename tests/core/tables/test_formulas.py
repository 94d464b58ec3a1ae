"""Formulas of one kind are one line."""

from __future__ import annotations

from evenhand.tables.formulas import formula_words


def test_formulas_that_differ_in_their_cells_only() -> None:
    formulas = {(row, 3): f"='{row} Visits'!B{row}+$A${row}" for row in (2, 3, 4)} | {(9, 1): "=SUM(C2:C4)"}
    results: dict[tuple[int, int], str | int | float | bool] = {(2, 3): 1, (3, 3): 1, (4, 3): 1, (9, 1): "Weak"}
    assert formula_words("Sum", formulas, results) == [
        "sheet Sum, cell A9 holds the formula =SUM(C2:C4) (saved result: “Weak”).",
        "sheet Sum, cells C2 to C4 hold formulas of one kind, the first of them ='2 Visits'!B2+$A$2 (saved results: "
        "all “1”).",
    ]


def test_different_results_are_all_said() -> None:
    (words,) = formula_words("S", {(1, 1): "=B1", (2, 1): "=B2", (2, 2): "=C2"}, {(1, 1): "x", (2, 2): True})
    assert words.endswith(
        "cells A1 to A2, B2 hold formulas of one kind, the first of them =B1 (saved results: “x”, empty, “True”)."
    )
