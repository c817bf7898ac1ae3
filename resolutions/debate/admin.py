"""The screen of a statement, with the texts that it was about."""

from django.contrib import admin

from sessions.models import Statement

from .inlines import SubjectInline

statements = admin.site.get_model_admin(Statement)
statements.inlines = (*statements.inlines, SubjectInline)
