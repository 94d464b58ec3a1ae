"""Several ratings of one case: side by side, against their median, and how far their raters agree over all cases."""
