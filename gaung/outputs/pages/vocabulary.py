"""What the interface calls the choices of the content; the words are messages of the ``.po``."""

from __future__ import annotations

RELEASE_KINDS = {
    "release": "Press release",
    "advisory": "Media advisory",
    "statement": "Statement",
    "speech": "Speech",
    "news": "News",
    "backgrounder": "Backgrounder",
    "note": "Note",
    "correction": "Correction",
}
SESSION_KINDS = {
    "plenary": "Plenary",
    "summit": "Summit meeting",
    "meeting": "Meeting",
    "ceremony": "Ceremony",
    "press_conference": "Press conference",
    "photo_call": "Photo call",
    "workshop": "Workshop",
    "award_giving": "Award ceremony",
    "site_visit": "Site visit",
    "panel": "Panel",
    "talk": "Talk",
    "expo": "Exhibition",
    "performance": "Performance",
    "dinner": "Dinner",
    "arrival": "Arrival",
    "break": "Break",
}
SESSION_STATES = {
    "confirmed": "Confirmed",
    "tentative": "To be confirmed",
    "moved": "Moved",
    "cancelled": "Cancelled",
}
BASES = {"planned": "As planned", "reported": "As reported"}
EVENT_STATES = {
    "upcoming": "Upcoming",
    "live": "Under way",
    "ended": "Ended",
    "postponed": "Postponed",
    "cancelled": "Cancelled",
    "undated": "Date not announced",
}
EVENT_KINDS = {
    "summit": "Summit",
    "forum": "Forum",
    "conference": "Conference",
    "workshop": "Workshop",
    "contest": "Contest",
    "festival": "Festival",
    "exhibition": "Exhibition",
    "meeting": "Meeting",
}
FACT_STATES = {
    "planned": "Planned",
    "preliminary": "Preliminary",
    "reported": "Reported",
    "final": "Final",
    "corrected": "Corrected",
}
QUALIFIERS = {
    "exact": "{number}",
    "more_than": "more than {number}",
    "less_than": "less than {number}",
    "about": "about {number}",
}
MODES = {"onsite": "On site", "online": "Online", "hybrid": "On site and online"}
MEDIA_ACCESS = {
    "open": "Open to media",
    "pool": "Pool only",
    "closed": "Closed to media",
    "accredited": "Accredited media only",
    "online": "Online only",
}
MEDIA_TYPES = {
    "photo": "Photo",
    "video": "Video",
    "b-roll": "B-roll",
    "logo": "Logo",
    "infographic": "Infographic",
    "illustration": "Illustration",
    "audio": "Audio",
    "document": "Document",
}
MADE = {
    "camera": "Taken with a camera",
    "scan": "Scanned from paper or film",
    "screen": "Captured from a screen",
    "drawn": "Drawn by hand or with a program",
    "computed": "Computed by a program, without artificial intelligence",
    "composite": "Put together from several pictures",
    "ai": "Made with artificial intelligence",
    "partly-ai": "Parts of it made with artificial intelligence",
}
PICTURE_SHAPES = {
    "1x1": "Square, 1:1",
    "4x5": "Portrait, 4:5",
    "9x16": "Story, 9:16",
    "16x9": "Landscape, 16:9",
}
LICENCE_TERMS = {
    "by": (
        "Anybody may use, share and change it, also for money, but must name the credit and the "
        "licence and say what was changed."
    ),
    "by-sa": (
        "Anybody may use, share and change it, also for money, but must name the credit and the "
        "licence, say what was changed, and pass it on under the same licence."
    ),
    "by-nd": (
        "Anybody may use and share it unchanged, also for money, but must name the credit and the "
        "licence."
    ),
    "by-nc": (
        "Anybody may use, share and change it, but not for money, and must name the credit and "
        "the licence and say what was changed."
    ),
    "by-nc-sa": (
        "Anybody may use, share and change it, but not for money, and must name the credit and "
        "the licence, say what was changed, and pass it on under the same licence."
    ),
    "by-nc-nd": (
        "Anybody may use and share it unchanged, but not for money, and must name the credit and "
        "the licence."
    ),
    "zero": "Anybody may do anything with it; nothing is reserved.",
    "mark": "Anybody may do anything with it; no rights in it are known.",
}
ORGANISATION_KINDS = {
    "ministry": "Ministry",
    "agency": "Agency",
    "province": "Province",
    "regency": "Regency",
    "university": "University",
    "company": "Company",
    "international": "International organisation",
    "media": "News organisation",
    "state": "State",
    "parliament": "Parliament",
    "association": "Association",
    "unit": "Unit of a ministry",
    "other": "Organisation",
}
ORGANISATION_GROUPS = {
    "ministry": "Ministries",
    "agency": "Agencies",
    "province": "Provinces",
    "regency": "Regencies",
    "university": "Universities",
    "company": "Companies",
    "international": "International organisations",
    "media": "News organisations",
    "state": "States",
    "parliament": "Parliaments",
    "association": "Associations",
    "unit": "Units of ministries",
    "other": "Other organisations",
}
ADMONITIONS = {
    "note": "Please note",
    "warning": "Warning",
    "tip": "Tip",
    "important": "Important",
}
PLATFORMS = {
    "x": "X",
    "instagram": "Instagram",
    "facebook": "Facebook",
    "threads": "Threads",
    "tiktok": "TikTok",
    "linkedin": "LinkedIn",
    "youtube": "YouTube",
    "whatsapp": "WhatsApp",
}
ROLES = {
    "reporter": "Reporter",
    "editor": "Editor",
    "translator": "Translator",
    "photographer": "Photographer",
}
SOURCE_KINDS = {
    "founding_story": "Founding story",
    "report": "Report",
    "press_release": "Press release",
    "official_page": "Official page",
    "official_document": "Official document",
    "organisation_page": "Page of an organisation",
    "encyclopedia": "Encyclopedia",
    "sponsored": "Sponsored content",
}

PAPER_FORMS = {
    "txt": "Plain text",
    "docx": "Document for word processors",
    "pdf": "Paper to print",
}
"""What the forms of a paper are called, by the endings of their files."""
DATA_FORMATS = {
    "atom": "Atom feed",
    "json-feed": "JSON Feed",
    "calendar": "Calendars",
    "schedule-xml": "Schedule as XML",
    "schedule-json": "Schedule as JSON",
    "schedule-csv": "Schedule as a table",
    "ninjs": "News items",
    "facts": "Facts",
    "awards": "Award results",
    "awards-csv": "Award results as a table",
    "posts-csv": "Posts as a table",
    "manifest": "Web manifest",
    "site-map": "Site maps",
    "news-map": "Site map for news",
    "security": "Security contact",
    "index": "List of all data",
    "schema": "Schemas",
}
DATA_USES = {
    "atom": "The newest releases, for feed readers and newsroom systems.",
    "json-feed": "The same as the Atom feed, for programs that prefer JSON.",
    "calendar": "To subscribe to: events, schedules, media programmes, days, sessions and people.",
    "schedule-xml": (
        "For schedule apps and signage. What has no clock time fills its day; what has no end "
        "takes a quarter of an hour."
    ),
    "schedule-json": "The same as the XML.",
    "schedule-csv": (
        "For spreadsheets: UTF-8 with a byte order mark, an apostrophe before what would be a "
        "formula."
    ),
    "ninjs": (
        "Every release as newsroom systems take it in, with pictures, rights and contacts; "
        "one index for each language."
    ),
    "facts": "The register of an event: figures with their source, date and state.",
    "awards": "Awards of an event with their categories and winners.",
    "awards-csv": "For spreadsheets: a row for each result.",
    "posts-csv": "For spreadsheets and planning tools: a row for each post and platform.",
    "manifest": "For telephones that keep the site on their home screen.",
    "site-map": "Every page with its translations and pictures, for search engines.",
    "news-map": "The texts of the last two days, for news services.",
    "security": "Whom to tell of a hole in this site.",
    "index": "This list, for programs.",
    "schema": "The schemas of the formats that are this site's own.",
}

EXPORTS = {
    "atom.xml": "Feed of the releases",
    "feed.json": "Feed of the releases",
    "event.ics": "The event as an all-day entry",
    "calendar.ics": "The whole schedule",
    "media.ics": "The media programme",
    "schedule.xml": "The whole schedule",
    "schedule.json": "The whole schedule",
    "schedule.csv": "The whole schedule",
    "facts.json": "Facts",
    "awards.json": "Award results",
    "awards.csv": "Award results",
    "ninjs.json": "News items",
    "posts.csv": "When to post what",
    "posts.ics": "When to post what",
}
"""What exports are called, by the names of their files."""
