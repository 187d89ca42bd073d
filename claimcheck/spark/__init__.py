"""claimcheck on Apache Spark: the same pure functions, on as many machines as there are.

    from claimcheck.spark import extract_claims, find, report

    claims = extract_claims(documents)   # a DataFrame with id, text, published, title, source
    findings = find(claims)              # a DataFrame, one row a finding

It needs `pip install 'claimcheck-articles[spark]'` and Java 17; `docs/spark.md` tells how to run it on a cluster.
"""

from claimcheck.spark.finding import find, report
from claimcheck.spark.reading import extract_claims
from claimcheck.spark.session import session
from claimcheck.spark.tables import skipped

__all__ = ["extract_claims", "find", "report", "session", "skipped"]
