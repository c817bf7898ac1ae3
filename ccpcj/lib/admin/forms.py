"""Forms that tell, beside the field to change, what the database would refuse."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import BaseConstraint, CheckConstraint, Model, UniqueConstraint

from ccpcj.lib.printed_field import printed_attributes
from ccpcj.lib.services import save_record, set_relations

from .keys import applies, columns, key, others, refusal
from .reconciled_form import ReconciledForm
from .translated_names import columns_of, translated_fields

AT_LEAST_ONE = "Fill in at least one language."


class RecordForm(ReconciledForm):
    """A form of a record, which checks its constraints and asks for a name in at least one language.

    `error_fields` names the field that shows the error of a constraint; by default it is the last one the constraint
    reads. `constraints_of_rows` are the constraints that a formset checks for all its rows together.
    """

    error_fields: ClassVar[dict[str, str]] = {}
    constraints_of_rows: ClassVar[frozenset[str]] = frozenset()
    editor: ClassVar[Any] = None  # whose screen a row stands on

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.printed_lines():
            self.initial.setdefault(name, getattr(self.instance, name) or "")

    def printed_lines(self) -> set[str]:
        """The fields of the form that are printed lines."""
        return {name for name in printed_attributes(self._meta.model) if name in self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name in self.required_names():
            names = columns_of(self._meta.model, name)
            if not any(map(self.value_of, names)):
                self.add_error(next(column for column in names if column in self.fields), AT_LEAST_ONE)
        return cleaned

    def value_of(self, column: str) -> Any:
        """The value of a column: what was typed, or that of the record where the form does not show the column."""
        return self.cleaned_data.get(column) if column in self.fields else getattr(self.instance, column)

    def required_names(self) -> Iterator[str]:
        """The translated fields that may not be empty in all languages, as far as this form shows them."""
        for name in translated_fields(self._meta.model):
            is_shown = self.fields.keys() & {*columns_of(self._meta.model, name)}
            if is_shown and not self._meta.model._meta.get_field(name).blank:
                yield name

    def save(self, commit: bool = True) -> Model:
        record: Model = super().save(commit=False)
        if commit:
            self.write_record(record)
            self._save_m2m()
        return record

    def write_record(self, record: Model) -> None:
        """Write a new record, or what was changed of one: the rest another person may be writing."""
        if record._state.adding:
            save_record(record)
        elif fields := self.fields_to_write():
            save_record(record, fields=fields)

    def _save_m2m(self) -> None:
        """Write the many-to-many fields that were changed: what Django calls once the record is there."""
        names = {field.name for field in self._meta.model._meta.many_to_many}
        changed = names & self.cleaned_data.keys() & {*self.changed_data}
        set_relations(self.instance, {name: self.cleaned_data[name] for name in changed})

    def _post_clean(self) -> None:
        """Check the constraints here: Django would show them on top of the form, and one row at a time."""
        for name in self.printed_lines() & self.cleaned_data.keys():
            if self.cleaned_data[name] != (getattr(self.instance, name) or ""):
                setattr(self.instance, name, self.cleaned_data[name])
        self.instance.validate_constraints = lambda exclude=None: None
        super()._post_clean()
        del self.instance.validate_constraints
        self.validate_constraints()

    def validate_constraints(self) -> None:
        for constraint in self._meta.model._meta.constraints:
            if constraint.name in self.constraints_of_rows:
                continue
            try:
                self.validate_constraint(constraint)
            except ValidationError as error:
                self.refuse(constraint, error)

    def validate_constraint(self, constraint: BaseConstraint) -> None:
        if isinstance(constraint, CheckConstraint):
            constraint.validate(self._meta.model, self.instance, exclude=self._get_validation_exclusions())
        elif (
            isinstance(constraint, UniqueConstraint)
            and self.can_check(constraint)
            and key(constraint, self.instance) is not None
            and applies(constraint, self.instance)
            and others(constraint, self.instance).exists()
        ):
            raise refusal(constraint, self.instance)

    def can_check(self, constraint: UniqueConstraint) -> bool:
        """Whether the form shows a part of the constraint, and shows no part that is wrong in itself."""
        names = {*columns(constraint, self._meta.model)}
        return bool(names & self.fields.keys()) and not names & self.errors.keys()

    def refuse(self, constraint: BaseConstraint, error: ValidationError) -> None:
        """Add the error to the field that a person would change."""
        if isinstance(constraint, UniqueConstraint):
            names = columns(constraint, self._meta.model)
        else:
            names = [name for name, *_ in self.instance._get_expr_references(constraint.condition)]
        visible = [name for name in names if name in self.fields and not self.fields[name].widget.is_hidden]
        field = self.error_fields.get(constraint.name)
        self.add_error(field if field in self.fields else visible[-1] if visible else None, error.messages)
