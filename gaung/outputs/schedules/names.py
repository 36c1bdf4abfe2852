"""What the files of a schedule are called."""

XML = "schedule.xml"
JSON = "schedule.json"
CSV = "schedule.csv"
