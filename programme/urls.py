from django.urls import path

from programme import views

app_name = "programme"

urlpatterns = [
    path("governance/", views.Governance.as_view(), name="governance"),
    path("governance/<str:ref>/", views.DecisionDetail.as_view(), name="decision-detail"),
    path("outcomes/", views.OutcomeList.as_view(), name="outcome-list"),
    path("outcomes/<str:ref>/", views.IndicatorDetail.as_view(), name="indicator-detail"),
]
