from d22.reports.models.papers import CommitteeDetails, Report

__all__ = ["CommitteeDetails", "Report"]
