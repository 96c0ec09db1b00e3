"""The demonstration: Destination 22 from September 2020 to 25 November 2021, as dated changes.

Facts come from the public report to the Children and Families Scrutiny Panel of 25 November
2021. The rest is made up and says so in the record: ``illustrative`` where a whole record is,
``illustrative_parts`` where part of one is. The days on which things were recorded are made up.
"""
