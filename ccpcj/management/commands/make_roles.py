"""manage.py make_roles"""

from typing import Any

from django.core.management.base import BaseCommand

from ccpcj.roles import make_roles


class Command(BaseCommand):
    help = "Makes the groups Secretariat (keeps the record) and Reviewer (reads it in the admin), or updates them."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, count in make_roles().items():
            self.stdout.write(f"{name}: {count} permissions")
