"""What the tests of the admin of texts begin with."""

import pytest

from tests import factories as make


@pytest.fixture
def resolution():
    resolution = make.make_resolution(make.make_session())
    version = make.make_version(resolution)
    for number in "123":
        make.make_paragraph(version, number=number, text=f"Text {number}")
    return resolution
