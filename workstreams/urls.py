from django.urls import path

from workstreams.views import calendars, milestones, risks, workstreams

app_name = "workstreams"

urlpatterns = [
    path("objectives/", workstreams.ObjectiveList.as_view(), name="objective-list"),
    path("workstreams/", workstreams.WorkstreamList.as_view(), name="workstream-list"),
    path(
        "workstreams/<slug:slug>/", workstreams.WorkstreamDetail.as_view(), name="workstream-detail"
    ),
    path("calendar/", calendars.CalendarPage.as_view(), name="calendar"),
    path("calendar/<int:pk>/withdraw/", calendars.Withdraw.as_view(), name="calendar-withdraw"),
    path("milestones/", milestones.MilestoneList.as_view(), name="milestone-list"),
    path("milestones/slip/", milestones.SlipChart.as_view(), name="slip-chart"),
    path("milestones/<str:ref>/", milestones.MilestoneDetail.as_view(), name="milestone-detail"),
    path("risks/", risks.RiskList.as_view(), name="risk-list"),
    path("risks/<str:ref>/", risks.RiskDetail.as_view(), name="risk-detail"),
    path("issues/", risks.IssueList.as_view(), name="issue-list"),
    path("issues/<str:ref>/", risks.IssueDetail.as_view(), name="issue-detail"),
    path(
        "consultations/<str:ref>/",
        workstreams.ConsultationDetail.as_view(),
        name="consultation-detail",
    ),
]
