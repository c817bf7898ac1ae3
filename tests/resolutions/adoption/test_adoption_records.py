"""How a body adopted a text, in words."""

import pytest

from tests import factories as make


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("SUBMITTED BY THE CHAIR ON BEHALF OF THE ECONOMIC AND SOCIAL COUNCIL (RESOLUTION )",
         "Submitted by the Chair on behalf of the Economic and Social Council"),
        ("SUBMITTED BY THE VICE-CHAIR (RESOLUTION 2052/4)", "Submitted by the Vice-Chair (resolution 2052/4)"),
        ("submitted by the President of the General Assembly", "Submitted by the President of the General Assembly"),
        ("SUBMITTED BY THE COMMITTEE ()", "Submitted by the Committee"),
    ],
)  # fmt: skip
def test_who_submitted_the_draft_is_shown_as_a_sentence(client, printed, sentence):
    work = make.make_resolution(None, "107/1", slug="x", body="GA")
    version = make.make_version(work, symbol="A/RES/107/1", body="GA")
    adoption = make.make_adoption(version, "GA", submitted_by=printed)

    assert f">{sentence}</dd>" in client.get("/en/resolutions/x/").content.decode()
    adoption.refresh_from_db()
    assert adoption.submitted_by == printed


@pytest.mark.django_db
def test_a_text_without_sponsors_says_whether_that_is_known(client):
    version = make.make_version(make.make_resolution(None, "107/1", slug="x", body="GA"), symbol="A/RES/107/1")

    def page() -> str:
        return client.get("/en/resolutions/x/").content.decode()

    assert page().count("No sponsors are recorded") == 2
    assert "Whether it had any is not known here." in page()
    adoption = make.make_adoption(version, "GA")
    assert "Whether it had any is not known here." in page()
    adoption.submitted_by = "SUBMITTED BY THE CHAIR"
    adoption.save()
    assert "is not known here" not in page()
    assert page().count("Submitted by the Chair</") == 2
    make.make_sponsor(version.resolution, make.make_state())
    assert "No sponsors are recorded" not in page()
