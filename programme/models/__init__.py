from programme.models.governance import Decision, Forum, Meeting
from programme.models.outcomes import Indicator, Measurement, Outcome
from programme.models.people import User
from programme.models.programmes import Objective, Phase, Programme

__all__ = [
    "Decision",
    "Forum",
    "Indicator",
    "Measurement",
    "Meeting",
    "Objective",
    "Outcome",
    "Phase",
    "Programme",
    "User",
]
