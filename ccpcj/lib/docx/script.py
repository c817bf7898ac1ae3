"""How each language is set: fonts, sizes, direction, and what stands for italics."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Script:
    """The typography of a language; sizes in points."""

    tag: str
    font: str = "Times New Roman"
    phrase_font: str = ""  # of opening phrases, where the script has no italics
    size: float = 10.5
    small: float = 9
    right_to_left: bool = False
    bold_phrases: bool = False
    brackets: bool = False  # around the marker of a footnote


SCRIPTS = {
    "en": Script("en-GB"),
    "fr": Script("fr-FR"),
    "es": Script("es-ES"),
    "ru": Script("ru-RU"),
    "zh": Script("zh-CN", font="SimSun", phrase_font="KaiTi"),
    "ar": Script("ar-SA", font="Simplified Arabic", size=13, small=10.5, right_to_left=True, bold_phrases=True,
                 brackets=True),
}  # fmt: skip
