"""Money in words. Amounts are whole pence; pounds exist only in forms and on pages."""

PENCE_IN_A_TENTH_OF_A_MILLION = 10_000_000
MINUS = "−"


def pounds(pence: int) -> str:
    """£5,438,322; £12.05 where the amount is not in whole pounds; −£1,292,500."""
    whole, odd = divmod(abs(pence), 100)
    return f"{MINUS if pence < 0 else ''}£{whole:,}{f'.{odd:02}' if odd else ''}"


def difference(pence: int) -> str:
    """An amount more or less than another: +£10,804, −£389,196, £0."""
    return f"+{pounds(pence)}" if pence > 0 else pounds(pence)


def millions(pence: int) -> str:
    """£4.4 million, to the nearest tenth of a million; a half is rounded away from nought."""
    half = PENCE_IN_A_TENTH_OF_A_MILLION // 2
    tenths = (abs(pence) + half) // PENCE_IN_A_TENTH_OF_A_MILLION
    return f"{MINUS if pence < 0 and tenths else ''}£{tenths // 10:,}.{tenths % 10} million"
