"""Where the wording of a paragraph was agreed before in texts on other subjects: its timeline knows nothing of them."""

from datetime import date

from resolutions.lineage.predecessor import roots
from resolutions.lineage.subjects import day_of
from resolutions.models import Paragraph

from .answers import Answer, described
from .similar import Near

SHOWN = 10


def before(paragraph: Paragraph, near: list[Near]) -> list[Answer]:
    """Those agreed before the paragraph in texts on other subjects, the first agreed first."""
    told, found = described(near), roots(paragraph.version)
    own = {work.resolution.pk for work in found.chain()} if found else {paragraph.version.resolution_id}
    day = day_of(paragraph.version) or date.max
    answers = [answer for one in near if (answer := told(one)) and answer.hit.work not in own]
    older = [(answer.hit.day, answer) for answer in answers if answer.hit.day and answer.hit.day < day]
    return [answer for _, answer in sorted(older[:SHOWN], key=lambda found: found[0])]
