"""The desk of a co-operative's clerk: members, monthly output, competitions, paper and signed files.

Imports run one way: errors <- domain <- store, exchange, tables, reports <- services <- gui <- __main__.
"""

__version__ = "0.1.0"
