"""Loading made-up texts with a line of metadata about them."""

from ccpcj.texts.load_texts import load_files
from ccpcj.texts.metadata import from_metadata
from ccpcj.texts.stated_facts import ReferenceData
from sessions.states.names_in_database import names_from_database

SYMBOL = "A/RES/77/901"
LINE = {
    "symbol": SYMBOL, "adoption_date": "15 December 2022", "adoption_meeting": "54th plenary meeting",
    "pv": "A/77/PV.54", "originating_document": "A/77/999, para. 31", "report_paragraph": "31",
    "committee": "Third Committee", "agenda_item": "Agenda item 109", "agenda_item_name": "Lanterns",
    "adoption_type": "By a recorded vote", "MS_in_favour_count": "2", "MS_against_count": "1",
    "MS_abstaining_count": "0", "MS_in_favour": ["QAA", "QBB"], "MS_against": ["QCC"], "MS_abstaining": [],
    "sponsors": ["QAA", "SUBMITTED BY THE CHAIR"], "additional_sponsors": ["QBB", "QAA", "ATLANTIS"],
    "SDGs": ["16"], "subjects": [["LANTERNS", "UNBIS Thesaurus"]],
}  # fmt: skip


def load(akn_files, line=None, **options):
    metadata = {SYMBOL: from_metadata(line)} if line else {}
    return load_files(akn_files, ReferenceData(names_from_database()), metadata, **options)
