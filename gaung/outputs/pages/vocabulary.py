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
