"""The JSON form of a reading is what its schema says."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ccpcj.reports import reading

from .readings import REAL, read_real, read_specimen

SCHEMA = json.loads((Path(reading.__file__).parent.parent / "schema" / "report.json").read_text(encoding="utf-8"))


def errors(report):
    data = json.loads(json.dumps(report.to_json()))
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_made_up_report_fits_the_schema():
    assert errors(read_specimen()) == []


@pytest.mark.skipif(not REAL.exists(), reason=f"{REAL.name} is not in ../shared/reports")
def test_the_real_report_fits_the_schema():
    assert errors(read_real()) == []


def test_a_value_of_another_kind_does_not_fit():
    report = read_specimen().to_json() | {"language": "tlh"}

    assert not Draft202012Validator(SCHEMA).is_valid(json.loads(json.dumps(report)))
