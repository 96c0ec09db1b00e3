"""What every exported file says of itself."""

from dataclasses import dataclass
from datetime import date, datetime

from programme.dates import written


@dataclass(frozen=True)
class About:
    """Whose rows these are, which, as at what day, and when and where the file was made."""

    programme: str
    organisation: str
    register: str
    selection: str
    position_on: date
    made_at: datetime
    address: str

    @property
    def columns(self) -> dict[str, str]:
        """What each row of a CSV ends in: a line above the heading would break its readers."""
        return {
            "Programme": self.programme,
            "Selection": self.selection,
            "Position at": self.position_on.isoformat(),
            "Made at": self._made_at,
        }

    def sheet(self, rows: int) -> tuple[tuple[str, str | int], ...]:
        """The rows of the sheet «About» of a workbook."""
        return (
            ("Programme", self.programme),
            ("Organisation", self.organisation),
            ("List", self.register),
            ("Selection", self.selection),
            ("Rows", rows),
            ("Position at", written(self.position_on)),
            ("Made at", self._made_at),
            ("Made from", self.address),
            ("Made up", "What is made up for a demonstration says «illustrative» under Source."),
        )

    @property
    def json(self) -> dict[str, str]:
        return {
            "programme": self.programme,
            "organisation": self.organisation,
            "list": self.register,
            "selection": self.selection,
            "position_at": self.position_on.isoformat(),
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "made_from": self.address,
        }

    @property
    def _made_at(self) -> str:
        return self.made_at.strftime("%Y-%m-%d %H:%M")
