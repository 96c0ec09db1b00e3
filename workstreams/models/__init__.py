from workstreams.models.confidence import Judgement
from workstreams.models.consultations import Consultation
from workstreams.models.feeds import CalendarFeed
from workstreams.models.issues import Issue
from workstreams.models.milestones import Deliverable, Dependency, Milestone
from workstreams.models.risks import Risk, RiskAction
from workstreams.models.workstreams import Stage, Workstream

__all__ = [
    "CalendarFeed",
    "Consultation",
    "Deliverable",
    "Dependency",
    "Issue",
    "Judgement",
    "Milestone",
    "Risk",
    "RiskAction",
    "Stage",
    "Workstream",
]
