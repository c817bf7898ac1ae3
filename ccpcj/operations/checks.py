"""What `manage.py check --deploy` says of the machine that the site runs on."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

from ccpcj.lib.private_files import OTHERS


@register(Tags.security, deploy=True)
def check_private_folder(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The folder of the database, the key and the backups is its owner's alone, where the site could not see to it."""
    mode = settings.VAR.stat().st_mode & 0o777
    if not mode & OTHERS:
        return []
    message = f"Others on this machine can look into {settings.VAR} (mode {mode:o})."
    return [Warning(message, hint=f"Run: chmod 700 {settings.VAR}", id="ccpcj.W001")]
