"""Any other service that keeps to SPARQL 1.1 Protocol, Update and Graph Store Protocol.

The addresses are those of Apache Jena Fuseki (`…/query`, `…/update`, `…/data`); where others are used they
are named in the settings.
"""

from kg.remote.engines.engine import Engine

STANDARD = Engine(name="standard", server="", update="update", graphs="data")
