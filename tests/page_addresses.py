"""A small made-up record and the address of every public page that shows it."""

from datetime import date

from resolutions.models import Footnote, ParagraphText
from sessions.models import CommissionTerm, Officer, SessionPart
from tests import factories as make

LONG = "Strengthening-interinstitutional-cooperation-against-made-up-crime " * 3
PAGES = [
    "/",
    "/resolutions/",
    "/resolutions/?q=nothingisfound",
    "/resolutions/61-1/",
    "/resolutions/61-1/?languages=en,ar,fr",
    "/resolutions/61-1/lineage/",
    "/resolutions/61-1/lineage/op-2/",
    "/compare/",
    "/compare/?a=61-1:1&b=61-1:2",
    "/compare/?a=61-1:1&b=61-1:2&view=one&in=ar",
    "/sessions/",
    "/sessions/61/",
    "/sessions/61/meetings/1/",
    "/sessions/61/meetings/committee-1/",
    "/sessions/61/report/",
    "/sessions/61/reconvened/",
    "/sessions/61/reconvened/meetings/2/",
    "/sessions/61/reconvened/meetings/committee-2/",
    "/sessions/61/reconvened/report/",
    "/sessions/61/statements/",
    "/sessions/61/statements/?q=nothingisfound",
    "/states/",
    "/states/QQA/",
    "/commission/members/",
    "/commission/members/2052/",
    "/groups/",
    "/groups/EU/",
    "/citations/",
    "/themes/",
    "/themes/made-up-crime/",
    "/search/",
    "/search/?q=made-up",
    "/search/?q=nothingisfound",
    "/agreed/",
    "/agreed/earlier/?paragraph=61-1/2/op-2",
    "/agreed/?text=Encourages+all+to+strengthen+cooperation+against+made-up+crime",
]


def make_record() -> None:
    session = make.make_session(61, theme_en=LONG)
    item = make.make_item(session, title_en=LONG)
    meeting = make.make_meeting(session)
    meeting.items.add(item)
    make.make_meeting(session, body="committee_of_the_whole")
    SessionPart.objects.create(session=session, starts_on=date(2052, 12, 5), ends_on=date(2052, 12, 6))
    for body in ("plenary", "committee_of_the_whole"):
        make.make_meeting(session, 2, body=body, part=2)
    union = make.make_group("EU", kind="political", name_en="European Union", name_ar="الاتحاد الأوروبي")
    theme = make.make_theme()
    state = make.make_state("QQA", name_en="United Federation of Made-up Neighbouring Territories")
    make.make_member(union, state)
    CommissionTerm.objects.create(state=state, first_year=2051, last_year=2053)
    Officer.objects.create(
        session=session, body="CCPCJ", position=1, office_en="Chair", office_code="chair", state=state,
        person=make.make_person("A. Person"),
    )  # fmt: skip
    resolution = make.make_resolution(session, agenda_item=item, title_en=LONG)
    resolution.themes.add(theme)
    version = make.make_version(resolution)
    make.make_paragraph(version, "preambular", "")
    operative = make.make_paragraph(version, text=f"Encourages {LONG}")
    ParagraphText.objects.create(paragraph=operative, language="ar", text="تشجع الدول الأعضاء على ذلك؛", phrase="تشجع")
    for lang in ("ar", "en"):
        Footnote.objects.create(paragraph=operative, number=1, language=lang, text="E/CN.15/2052/4")
    former = make.make_resolution(make.make_session(60), "60/1", title_en=LONG)
    make.make_paragraph(make.make_version(former), text="Urges nearly all to follow;")
    earlier = make.make_version(resolution, 2, symbol="E/CN.15/2052/L.9")
    for anchor, lang, text in (("op-1", "ar", "تشجع الدول الأعضاء على هذا؛"), ("op-2", "en", "Urges all to follow;")):
        paragraph = make.make_paragraph(earlier, text=text, anchor=anchor)
        paragraph.texts.update(language=lang)
    ParagraphText.objects.create(paragraph=paragraph, language="ar", text="تحث الجميع؛", phrase="تحث")
    make.make_sponsor(resolution, state)
    for n in range(60):
        speaker = make.make_state(f"Q{chr(66 + n // 26)}{chr(65 + n % 26)}")
        make.make_sponsor(resolution, speaker, group=union if n % 2 else None)
        make.make_statement(session, speaker, meeting=meeting, agenda_item=item, date=date(2052, 5, 16), mode="online")
