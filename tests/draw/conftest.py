import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def graphs() -> ModuleType:
    """tests/draw/graphs.py: the graphs of these tests."""
    spec = importlib.util.spec_from_file_location("draw_graphs", Path(__file__).with_name("graphs.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
