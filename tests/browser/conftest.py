import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from kg.serve import application
from tests.browser.pages import opened as shown
from tests.browser.pages import served, watched
from tests.stores import demo


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium without a network; skips where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(
        filter(None, (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not found:
        pytest.skip("no Chromium: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a server over four dispatches."""
    with served(application(demo())) as address:
        yield address


@pytest.fixture
def opened(browser: Any, site: str) -> Iterator[Callable[..., Any]]:
    """Opens a page of the site; at the end nothing was complained of, and no other host was asked."""
    with ExitStack() as pages:

        def open_(
            path: str, *, width: int = 1280, theme: str = "light", locale: str = "nb-NO", script: bool = True
        ) -> Any:
            page = pages.enter_context(
                watched(
                    browser, site, strict=True, viewport={"width": width, "height": 900}, color_scheme=theme,
                    locale=locale, java_script_enabled=script,
                )
            )  # fmt: skip
            if script:
                shown(page, site + path)
            else:
                page.goto(site + path)
            return page

        yield open_


@pytest.fixture
def taken(tmp_path: Path) -> Callable[[Any], dict[str, bytes]]:
    """Saves what is visible in a picture of the network in every form that its menu has."""

    def take(page: Any) -> dict[str, bytes]:
        saved = {}
        for form in ("png", "svg", "csv", "turtle", "jsonld"):
            page.locator("#take summary").click()
            with page.expect_download() as got:
                page.locator(f"[data-form={form}]").click()
            got.value.save_as(tmp_path / form)
            saved[form] = (tmp_path / form).read_bytes()
        return saved

    return take
