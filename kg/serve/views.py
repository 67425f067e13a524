"""What pages are made from: a snapshot with its lists and its search, worked out once for each snapshot."""

import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg import limits
from kg.draw.network import prepare
from kg.errors import KgError
from kg.serve.catalogue import Catalogue
from kg.serve.contact import Contacts
from kg.serve.explore.ties import Ties
from kg.serve.passages import Passages
from kg.serve.search import Search
from kg.serve.snapshots import Snapshots
from kg.store import GraphStore


class Opening(Exception):  # noqa: N818 - named for what happens
    """The first view of a large store is not ready yet."""


class View:
    """A snapshot, what is in it, and the pages made from it lately."""

    def __init__(self, store: GraphStore, sign: tuple[int, int]) -> None:
        self.store, self.sign = store, sign
        self.catalogue = Catalogue(store)
        self.search = Search(store, self.catalogue)
        self.ties = Ties(store, self.catalogue)
        self.passages = Passages(store)
        self.contacts = Contacts(self.catalogue)
        self.names = {store.iris.article(name): name for name in store.articles()}
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._keeping = threading.Lock()
        # one after the other: made all at once, each would take as long as all together
        self._makers = threading.Semaphore(limits.SERVE_MAKERS)

    def kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The page of that name, made where it was not made lately: the snapshot does not change."""
        if (ready := self.ready(name)) is not None:
            return ready
        with self._makers:
            if (ready := self.ready(name)) is not None:
                return ready  # somebody else asked for it too
            page = make()
        with self._keeping:
            self._bytes += len(page) - len(self._pages.get(name, b""))
            self._pages[name] = page
            while len(self._pages) > limits.SERVE_PAGES or self._bytes > limits.SERVE_PAGES_BYTES:
                self._bytes -= len(self._pages.popitem(last=False)[1])
        return page

    def ready(self, name: str) -> bytes | None:
        """The page of that name where it was made lately."""
        with self._keeping:
            if name in self._pages:
                self._pages.move_to_end(name)
            return self._pages.get(name)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Garbage collection is off where much is made that stays, and looks at none of it ever after.

    Looking through a large view stops every page for half a second. It holds no cycle: when it is left, it
    is gone without being looked through.
    """
    gc.disable()
    try:
        yield
        gc.collect(1)
        gc.freeze()
    finally:
        gc.enable()


class Views:
    """Gives the newest view that is ready; a newer one is made beside it, in a thread."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots
        self._making = threading.Lock()
        self._view: View | None = None

    def begin(self) -> None:
        """Starts a view of the store as it is now, unless one is being made."""
        if self._making.acquire(blocking=False):
            threading.Thread(target=self._quietly, name="kg-view", daemon=True).start()

    def current(self) -> View:
        """A view of the store; StoreError when none can be made, Opening when the first takes long."""
        if self._view is None:
            return self._first()
        if self.stale:
            self.begin()
        return self._view

    @property
    def opened(self) -> bool:
        """Whether there is a view: `current` then gives it at once."""
        return self._view is not None

    @property
    def stale(self) -> bool:
        """Whether the store has changed since the view that is shown was made."""
        return self._view is not None and self._view.sign != self._snapshots.sign

    def renewed(self, seconds: float) -> bool:
        """Waits that long for the view of the store as it is now; whether it is ready."""
        end = time.monotonic() + seconds
        while self.stale and (left := end - time.monotonic()) > 0:
            self.begin()
            if self._making.acquire(timeout=left):
                self._making.release()
        return not self.stale

    def _first(self) -> View:
        if not self._making.acquire(timeout=limits.SERVE_OPENING_SECONDS):
            raise Opening
        try:
            return self._made()
        finally:
            self._making.release()

    def _made(self) -> View:
        sign = self._snapshots.sign
        if self._view is None or self._view.sign != sign:
            with _uncollected():
                self._view = View(self._snapshots.current(), sign)
        return self._view

    def _quietly(self) -> None:
        """A fault is told to the request that meets it; the view before it stays meanwhile."""
        try:
            view = self._made()
        except KgError:
            return
        finally:
            self._making.release()
        prepare()
        _ = view.catalogue.size  # a page tells it
