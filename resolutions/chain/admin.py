"""What imports ask of a person: findings to settle, and works that may be one."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from resolutions.chain.services import accept, reject
from resolutions.models import JoinProposal, TextFinding


class Asked(admin.ModelAdmin):
    """Records that imports write and people decide on."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def may_change(self, request: HttpRequest) -> bool:
        """Whether the person's role lets them decide."""
        return request.user.has_perm(f"resolutions.change_{self.opts.model_name}")


@admin.register(TextFinding)
class TextFindingAdmin(Asked):
    list_display = ("message", "level", "code", "version", "place", "language", "settled")
    list_filter = ("settled", "level", "code", "language")
    list_select_related = ("version__resolution",)
    search_fields = ("message", "version__symbol", "source")
    fields = ("version", "source", ("level", "code", "settled"), ("language", "place"), "message")
    actions = ("settle", "unsettle")

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return self.may_change(request)

    @admin.action(permissions=["settle"], description="Mark as settled: a person has looked at it")
    def settle(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.mark(request, queryset, settled=True)

    @admin.action(permissions=["settle"], description="Mark as still to settle")
    def unsettle(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.mark(request, queryset, settled=False)

    def mark(self, request: HttpRequest, queryset: QuerySet, settled: bool) -> None:
        findings = list(queryset.exclude(settled=settled))
        TextFinding.objects.filter(pk__in=[one.pk for one in findings]).update(settled=settled)
        for one in findings:
            self.log_change(request, one, [{"changed": {"fields": [f"settled (→ “{settled}”)"]}}])
        words = "settled" if settled else "to be settled again"
        self.message_user(request, f"{len(findings)} findings {words}.", messages.SUCCESS)


@admin.register(JoinProposal)
class JoinProposalAdmin(Asked):
    list_display = ("draft", "adopted", "adopted_title", "reason", "state")
    list_filter = ("state", "draft__session")
    list_select_related = ("draft__session", "adopted__resolution")
    search_fields = ("adopted__symbol", "draft__slug", "reason")
    fields = ("draft", "adopted", "adopted_title", "reason", "state")
    readonly_fields = ("adopted_title",)
    actions = ("join", "keep_apart")

    @admin.display(description="title of the adopted text")
    def adopted_title(self, proposal: JoinProposal) -> str:
        return str(proposal.adopted.resolution.title)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return self.may_change(request)

    @admin.action(permissions=["decide"], description="Join: they are one work")
    def join(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.decide(request, queryset, accept, "joined")

    @admin.action(permissions=["decide"], description="Keep apart: they are two works")
    def keep_apart(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.decide(request, queryset, reject, "kept apart")

    def decide(self, request: HttpRequest, queryset: QuerySet, decision: Any, words: str) -> None:
        """Take the decision on those that are still open, one after the other: joining one may settle another."""
        done = 0
        for pk in list(queryset.filter(state=JoinProposal.State.OPEN).values_list("pk", flat=True)):
            proposal = JoinProposal.objects.filter(pk=pk, state=JoinProposal.State.OPEN).first()
            if proposal is not None:
                decision(proposal)
                done += 1
                self.log_change(request, proposal, [{"changed": {"fields": [f"state (→ “{words}”)"]}}])
        self.message_user(request, f"{done} proposals: {words}.", messages.SUCCESS)
