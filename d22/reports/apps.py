from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "d22.reports"
    label = "reports"
    verbose_name = "Reports"
