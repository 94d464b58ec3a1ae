"""What each number means and what it does not, in plain words. No word of praise stands beside a number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from evenhand.agreement.counts import Counts
from evenhand.agreement.measures import ENOUGH_CASES, Coefficients, Measures
from evenhand.agreement.outcome import Coefficient, Undefined
from evenhand.agreement.shares import CONFIDENCE_PERCENT, Share

NAMES = {
    "kappa_linear": "Weighted kappa, linear",
    "kappa_quadratic": "Weighted kappa, quadratic",
    "alpha_ordinal": "Krippendorff's alpha, ordinal",
    "ac2_ordinal": "Gwet's AC2, ordinal",
    "ac2_linear": "Gwet's AC2, linear",
    "ac2_quadratic": "Gwet's AC2, quadratic",
}
"""What each coefficient is called."""

WHY_UNDEFINED = {
    "no pairs": "undefined because no case has two grades",
    "one grade": "undefined because every grade is the same, so nothing shows that another case would be told apart",
}
"""Why a coefficient has no value."""

MEANINGS = (
    "Read the counts first. They say how often two people gave a case the same grade. The interval says how far the "
    "true share may lie from that: with few cases it is wide.",
    "Where there are more pairs than cases, several come from one case and do not stand for as many cases: the true "
    "interval is then wider than the one printed.",
    "A coefficient asks how much of the agreement is more than chance. 1 is full agreement, 0 is what chance alone "
    "would give, below 0 is less than that.",
    "Weighted kappa takes chance from how often each of two people gives each grade. Linear weights count every grade "
    "of difference alike; quadratic weights forgive small differences and punish large ones.",
    "Krippendorff's alpha and Gwet's AC2 take any number of people, and cases that some of them did not rate.",
    "Where nearly all cases get the same grade, chance alone agrees nearly always. A single difference can then bring "
    "kappa and alpha close to 0 although people agree; AC2 moves less. Where they part, go by the counts.",
    "No number here says that a grade is right: two people can agree and both be mistaken. None says who is right when "
    "they differ. What a number means depends on the scale and the cases, so none is called good or poor.",
)
"""What the numbers mean and do not mean, one paragraph each, in the order in which they are read."""


def share_words(share: Share) -> str:
    """A share with its interval: ``12 of 20, 60% (95% interval 39% to 78%)``."""
    if share.value is None or share.interval is None:
        return "none of none"
    low, high = share.interval
    interval = f"{CONFIDENCE_PERCENT}% interval {percent(low)} to {percent(high)}"
    return f"{share.part} of {share.whole}, {percent(float(share.value))} ({interval})"


def percent(part: float) -> str:
    """A part of 1 in whole per cent. Only what is none or all is called 0% or 100%."""
    whole = round(part * 100)
    if whole == 0 and part > 0:
        return "under 1%"
    if whole == 100 and part < 1:
        return "over 99%"
    return f"{whole}%"


def measure_lines(found: Measures, first: str, second: str) -> Iterator[str]:
    """One set of ratings in lines: the counts, then the coefficients or why there are none.

    ``first`` and ``second`` name the two raters of a pair.
    """
    yield from counts_lines(found.counts, found.cases, first, second)
    if not found.counts.n:
        return
    if found.coefficients is None:
        yield withheld_words(found.cases)
    else:
        yield from coefficient_lines(found.coefficients)


def counts_lines(found: Counts, cases: int, first: str, second: str) -> Iterator[str]:
    """The counts in lines, n first, and last what counts neither as agreement nor as disagreement."""
    yield f"{_counted(found.n, 'pair')} of grades, from {_counted(cases, 'case')}."
    if found.n:
        yield f"Same grade: {share_words(found.exact)}."
        yield f"Same or next grade: {share_words(found.within_one)}."
        yield f"{first} higher: {share_words(found.first_higher)}."
        yield f"{second} higher: {share_words(found.second_higher)}."
        yield difference_words(found, first, second)
    apart = [
        f"{number} {words}"
        for number, words in (
            (found.both_not_applicable, "not applicable by both"),
            (found.one_not_applicable, "not applicable by one, graded by the other"),
            (found.not_graded, "not graded by one or both"),
        )
        if number
    ]
    if apart:
        yield f"Neither agreement nor difference: {', '.join(apart)}."


def difference_words(found: Counts, first: str, second: str) -> str:
    """Who grades higher on average, and by how much of a grade."""
    mean = found.mean_difference
    if not mean:
        return "On average neither grades higher."
    who, by = (first, mean) if mean > 0 else (second, -mean)
    return f"On average {_lower(who)} grades {decimal(by)} of a grade higher."


def withheld_words(cases: int) -> str:
    """Why no coefficient is given."""
    return (
        f"Coefficients are withheld below {ENOUGH_CASES} cases with two grades; here {_are(cases)}. "
        "With so few, one case graded otherwise would change them too much to mean anything."
    )


def coefficient_lines(found: Coefficients) -> Iterator[str]:
    """The coefficients, each with its value or why it has none."""
    for name, value in zip(found._fields, found, strict=True):
        yield f"{NAMES[name]}: {coefficient_words(value)}."


def coefficient_words(value: Coefficient) -> str:
    """A coefficient to two decimals, or why it has no value."""
    return WHY_UNDEFINED[value.because] if isinstance(value, Undefined) else decimal(value)


def decimal(value: Fraction) -> str:
    """A number to two decimals. What is not 1 is never rounded up to it."""
    text = f"{float(value):.2f}"
    if text == "1.00" and value < 1:
        return "0.99"
    return "0.00" if text == "-0.00" else text


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _are(cases: int) -> str:
    return f"there {'is' if cases == 1 else 'are'} {cases}"


def _lower(who: str) -> str:
    return f"the{who[3:]}" if who.startswith("The ") else who
