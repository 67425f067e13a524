"""Takes the graph to somebody's own triple store, gives answers and copies of it from there.

endpoint.py   where it is, and who asks
engines/      what differs between products, one converter each
client.py     one request, with its retries
state.py      what was written there, beside the local store
push.py       the local store's graphs → the endpoint, then compared
pull.py       the endpoint's graphs → a folder that every reading command takes
ask.py        a guarded query → its answer
chunks.py     N-Quads files for bulk loaders
"""

from kg.remote.ask import ask
from kg.remote.client import Client
from kg.remote.endpoint import Endpoint
from kg.remote.pull import pull
from kg.remote.push import Pushed, push

__all__ = ["Client", "Endpoint", "Pushed", "ask", "pull", "push"]
