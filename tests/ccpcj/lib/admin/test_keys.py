"""Every unique constraint of the record can be judged before the database is asked."""

import pytest
from django.apps import apps
from django.db.models import F, UniqueConstraint
from django.db.models.functions import Lower

from ccpcj.lib.admin.keys import columns, key
from sessions.models import DocumentEntry, Membership, Person

CONSTRAINTS = [
    pytest.param(model, constraint, id=constraint.name)
    for model in apps.get_models()
    if model._meta.app_label in ("ccpcj_sessions", "resolutions", "review")
    for constraint in model._meta.constraints
    if isinstance(constraint, UniqueConstraint)
]


@pytest.mark.parametrize(("model", "constraint"), CONSTRAINTS)
def test_a_unique_constraint_is_understood(model, constraint):
    assert columns(constraint, model)
    key(constraint, model())


def constraint_of(model, name):
    return next(rule for rule in model._meta.constraints if rule.name == name)


def test_an_empty_relation_that_counts_as_one_is_part_of_the_key():
    once = constraint_of(DocumentEntry, "document_entry_once")

    assert key(once, DocumentEntry(document_id=1)) == (1, 0)
    assert key(once, DocumentEntry(document_id=1, paragraph_id=2)) == (1, 2)
    assert key(once, DocumentEntry(document_id=1, paragraph_id=2), "document") == (2,)


def test_an_empty_part_frees_a_record():
    assert key(constraint_of(Membership, "membership_once"), Membership(state_id=1)) is None


def test_an_expression_that_is_not_understood_is_said_so():
    with pytest.raises(NotImplementedError):
        key(UniqueConstraint(Lower(F("name")), name="lower"), Person(name="A"))
