from django.urls import path

from finance import views

app_name = "finance"

urlpatterns = [
    path("finance/", views.Finance.as_view(), name="finance"),
    path("finance/ledger/", views.Ledger.as_view(), name="ledger"),
]
