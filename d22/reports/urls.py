from django.urls import path

from d22.reports.views import overview, papers, roadmap, search

app_name = "reports"

urlpatterns = [
    path("", overview.programme_list, name="programme-list"),
    path("<slug:programme>/", overview.Overview.as_view(), name="overview"),
    path("<slug:programme>/roadmap/", roadmap.Roadmap.as_view(), name="roadmap"),
    path("<slug:programme>/search/", search.Search.as_view(), name="search"),
    path("<slug:programme>/reports/", papers.ReportList.as_view(), name="report-list"),
    path("<slug:programme>/reports/new/", papers.ReportDraft.as_view(), name="report-draft"),
    path(
        "<slug:programme>/reports/<int:number>/",
        papers.ReportDetail.as_view(),
        name="report-detail",
    ),
    path(
        "<slug:programme>/reports/<int:number>/<slug:suffix>/",
        papers.ReportFile.as_view(),
        name="report-file",
    ),
]
