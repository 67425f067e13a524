"""What pages are made from: a snapshot with its lists and its search, worked out once for each snapshot."""

import gc
import threading
from collections import OrderedDict
from collections.abc import Callable

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

_LARGE = 300_000  # quads


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
        if (ready := self._ready(name)) is not None:
            return ready
        with self._makers:
            if (ready := self._ready(name)) is not None:
                return ready  # somebody else asked for it too
            page = make()
        with self._keeping:
            self._bytes += len(page) - len(self._pages.get(name, b""))
            self._pages[name] = page
            while len(self._pages) > limits.SERVE_PAGES or self._bytes > limits.SERVE_PAGES_BYTES:
                self._bytes -= len(self._pages.popitem(last=False)[1])
        return page

    def _ready(self, name: str) -> bytes | None:
        with self._keeping:
            if name in self._pages:
                self._pages.move_to_end(name)
            return self._pages.get(name)


def _settle(view: View) -> None:
    """Leaves what stays as long as the view out of garbage collection: looking through it takes 0.3 s."""
    if view.catalogue.size > _LARGE:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


class Views:
    """Gives the newest view that is ready; a newer one is made beside it, in a thread."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots
        self._making = threading.Lock()
        self._view: View | None = None

    def begin(self) -> None:
        """Starts the first view, so that the first visitor need not wait for all of it."""
        threading.Thread(target=self._quietly, name="kg-view", daemon=True).start()

    def current(self) -> View:
        """A view of the store; StoreError when none can be made. Waits where there is none yet."""
        view = self._view
        if view is None:
            return self._made()
        if view.sign != self._snapshots.sign and not self._making.locked():
            self.begin()
        return view

    def renewed(self) -> View:
        """The view of the store as it is now, made while the caller waits."""
        return self._made()

    def _made(self) -> View:
        with self._making:
            sign = self._snapshots.sign
            if self._view is None or self._view.sign != sign:
                self._view = View(self._snapshots.current(), sign)
                _settle(self._view)
            return self._view

    def _quietly(self) -> None:
        """A fault is told to the request that meets it; the view before it stays meanwhile."""
        prepare()
        try:
            self._made()
        except KgError:
            return
