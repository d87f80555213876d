"""A second factor that comes or goes leaves a trace: allauth announces it, the audit keeps it."""

from typing import Any, cast

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.dispatch import receiver
from django.http import HttpRequest

from palier.access.request import HelperRequest
from palier.audit.actions import record


@receiver(authenticator_added)
def second_factor_added(request: HttpRequest, authenticator: Authenticator, **_: Any) -> None:
    _record("add_second_factor", request, authenticator)


@receiver(authenticator_removed)
def second_factor_removed(request: HttpRequest, authenticator: Authenticator, **_: Any) -> None:
    _record("remove_second_factor", request, authenticator)


def _record(verb: str, request: HttpRequest, authenticator: Authenticator) -> None:
    asked = cast(HelperRequest, request)
    record(verb, actor=asked.actor, now=asked.now, kind=str(authenticator.type))
