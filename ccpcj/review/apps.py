from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "ccpcj.review"
    label = "review"
    verbose_name = "Review"
    keeps_history = True
