"""How far auditors grade alike: counts with intervals first, then coefficients, each with what it does not say."""
