"""A view is made once for a snapshot, and made anew beside the old one when the store has changed."""

import gc
import threading
import weakref

import pytest
from starlette.testclient import TestClient

from kg.errors import StoreError
from kg.serve import application, views
from kg.store import GraphStore
from tests.stores import demo


class Snapshots:
    """A store whose sign a test changes."""

    def __init__(self) -> None:
        self.sign = (1, 1)
        self.opened = 0
        self.fault: StoreError | None = None

    def current(self) -> GraphStore:
        self.opened += 1
        if self.fault:
            raise self.fault
        return GraphStore.open(demo(), read_only=True)


@pytest.fixture
def snapshots() -> Snapshots:
    return Snapshots()


def settled() -> None:
    for thread in threading.enumerate():
        if thread.name == "kg-view":
            thread.join(30)


def test_many_visitors_wait_for_one_view(snapshots: Snapshots) -> None:
    made = views.Views(snapshots)  # type: ignore[arg-type]
    found: list[views.View] = []
    threads = [threading.Thread(target=lambda: found.append(made.current())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, found))) == 1
    assert snapshots.opened == 1


def test_a_changed_store_gets_a_new_view_while_the_old_one_serves(snapshots: Snapshots) -> None:
    made = views.Views(snapshots)  # type: ignore[arg-type]
    first = made.current()
    snapshots.sign = (2, 2)
    assert made.current() is first
    settled()
    second = made.current()
    assert second is not first
    assert second.sign == (2, 2)
    assert made.current() is second
    assert snapshots.opened == 2


def test_a_store_that_cannot_be_read_leaves_the_view_that_is_there(snapshots: Snapshots) -> None:
    made = views.Views(snapshots)  # type: ignore[arg-type]
    first = made.current()
    snapshots.sign, snapshots.fault = (2, 2), StoreError("it is gone")
    made.current()
    settled()
    assert made.current() is first
    with pytest.raises(StoreError):
        views.Views(snapshots).current()  # type: ignore[arg-type]


def test_a_view_that_is_left_is_gone_without_being_looked_for(snapshots: Snapshots) -> None:
    view = views.View(snapshots.current(), (1, 1))
    view.ties.around(next(iter(view.catalogue.events)))
    parts = [weakref.ref(part) for part in (view, view.catalogue, view.ties, view.search)]
    gc.disable()
    try:
        del view
        assert [part() for part in parts] == [None] * 4
    finally:
        gc.enable()


def test_a_change_is_waited_for_no_longer_than_is_said(
    snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = views.Views(snapshots)  # type: ignore[arg-type]
    first = made.current()
    snapshots.sign = (2, 2)
    assert made.stale
    assert made.renewed(30)
    assert (made.stale, made.current().sign) == (False, (2, 2))
    slow = threading.Event()
    monkeypatch.setattr(views, "View", lambda *_: slow.wait(30) and first)
    snapshots.sign = first.sign
    assert not made.renewed(0.05)
    assert made.current().sign == (2, 2)
    slow.set()
    assert made.renewed(30)
    settled()
    assert made.current() is first


def test_a_page_says_that_a_large_store_is_being_opened(
    snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.limits.SERVE_OPENING_SECONDS", 0.05)
    slow, ready = threading.Event(), views.View
    monkeypatch.setattr(views, "View", lambda *given: slow.wait(30) and ready(*given))
    with TestClient(application(demo())) as client:
        found = client.get("/events", headers={"Accept": "text/html"})
        assert (found.status_code, found.headers["refresh"]) == (202, "1")
        assert "Samlingen åpnes" in found.text
        answer = client.get("/api/search?q=oslo")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        slow.set()
        settled()
        assert client.get("/events").status_code == 200


def test_pages_made_before_a_change_say_so(snapshots: Snapshots) -> None:
    with TestClient(application(demo())) as client:
        made = client.app.state.views = views.Views(snapshots)  # type: ignore[attr-defined, arg-type]
        said = "Samlingen er endret siden"
        assert said not in client.get("/events").text
        snapshots.sign, snapshots.fault = (2, 2), StoreError("it is being written")
        assert said in client.get("/events").text
        settled()
        snapshots.fault = None
        assert made.renewed(30)
        assert said not in client.get("/events").text


def test_a_page_is_made_once(snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.limits.SERVE_PAGES", 2)
    view = views.Views(snapshots).current()  # type: ignore[arg-type]
    made: list[str] = []

    def page(name: str) -> bytes:
        return view.kept(name, lambda: made.append(name) or name.encode())  # type: ignore[func-returns-value]

    assert [page(name) for name in ("a", "b", "a", "c", "a", "b")] == [b"a", b"b", b"a", b"c", b"a", b"b"]
    assert made == ["a", "b", "c", "b"]
