"""Several speeches that one sentence hears, and speakers who speak in an office for this once."""

import pytest

from tests.ccpcj.reports.readings import statements_in


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Commission heard an address by the Minister of Justice of Chile by video message and a statement by "
               "the representative of Togo."),
        ("fr", "La Commission a entendu une allocution du Ministre de la justice du Chili, message vidéo, et une "
               "déclaration du représentant du Togo."),
        ("es", "La Comisión escuchó un discurso del Ministro de Justicia de Chile, por mensaje de vídeo, y una "
               "declaración del representante del Togo."),
        ("ru", "Комиссия заслушала выступление министра юстиции Чили в видеозаписи и заявление представителя Того."),
        ("ar", "استمعت اللجنة إلى كلمة ألقاها وزير العدل في شيلي بواسطة رسالة فيديو وبيان من ممثل توغو."),
        ("zh", "委员会听取了智利司法部长的视频演讲和多哥代表的讲话。"),
    ],
)  # fmt: skip
def test_each_speech_that_is_heard_has_its_speaker_and_mode(language, sentence):
    read = [(statement.state, statement.capacity, statement.mode) for statement in statements_in(language, sentence)]

    assert read == [("CHL", None, "video"), ("TGO", "member", None)]


@pytest.mark.parametrize(
    ("sentence", "states"),
    [
        ("委员会听取了日本代表的演讲、泰国代表的致辞以及埃及观察员的讲话。", ["JPN", "THA", "EGY"]),
        ("委员会听取了日本和泰国代表的发言，以及波斯尼亚和黑塞哥维那代表的讲话。", ["JPN", "THA", "BIH"]),
        ("委员会听取了日本代表的发言，并审议了泰国代表的讲话。", ["JPN"]),
    ],
)
def test_speeches_that_are_heard_stand_in_a_list(sentence, states):
    assert [statement.state for statement in statements_in("zh", sentence)] == states


@pytest.mark.parametrize(
    ("language", "sentence", "office"),
    [
        ("zh", "日本代表以主席身份发言。", "主席"),
        ("zh", "日本代表以会议主席的身份作了发言。", "会议主席"),
        ("en", "The representative of Japan, speaking in her capacity as Chair, made a statement.", "Chair"),
        ("fr", "La représentante du Japon, en sa qualité de Présidente, a fait une déclaration.", "Présidente"),
        ("es", "La representante del Japón, en su calidad de Presidenta, formuló una declaración.", "Presidenta"),
        ("ru", "Представитель Японии, выступая в качестве Председателя, сделал заявление.", "Председателя"),
        ("ar", "تكلمت ممثلة اليابان بصفتها رئيسة الدورة.", "رئيسة الدورة"),
    ],
)
def test_the_office_in_which_a_delegate_speaks_is_no_group(language, sentence, office):
    read = [
        (statement.state, statement.capacity, statement.title, statement.on_behalf_of)
        for statement in statements_in(language, sentence)
    ]

    assert read == [("JPN", "member", office, None)]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [("埃及代表代表77国集团和中国发言。", 1), ("没有国家代表发言。", 0), ("会议上无人发言。", 0)],
)
def test_the_plain_verb_counts_behind_a_speaker_alone(sentence, speakers):
    assert len(statements_in("zh", sentence)) == speakers


@pytest.mark.parametrize(
    ("language", "sentence", "person"),
    [
        ("en", "A video message by Ms. Ana Horvat, Minister of Justice of Croatia, was shown.", "Ms. Ana Horvat"),
        ("en", "The Commission heard a video message from Ana Horvat, Minister of Justice of Croatia.", "Ana Horvat"),
        ("fr", "Un message vidéo de Mme Ana Horvat, Ministre de la justice de la Croatie, a été diffusé.",
         "Mme Ana Horvat"),
        ("es", "Se proyectó un mensaje de vídeo de la Sra. Ana Horvat, Ministra de Justicia de Croacia.",
         "Sra. Ana Horvat"),
        ("ru", "Было показано видеообращение г-жи Анны Хорват, министра юстиции Хорватии.", "г-жи Анны Хорват"),
        ("ar", "وعُرضت رسالة فيديو من السيدة آنا هورفات، وزيرة العدل في كرواتيا.", "السيدة آنا هورفات"),
        ("zh", "会上播放了克罗地亚司法部长Ana Horvat的视频致辞。", "Ana Horvat"),
    ],
)  # fmt: skip
def test_a_message_that_is_shown_has_the_speaker_and_the_mode_video(language, sentence, person):
    (statement,) = statements_in(language, sentence)

    assert (statement.state, statement.person, statement.mode) == ("HRV", person, "video")
    assert statement.title
    assert person not in statement.title


def test_a_film_about_something_has_no_speaker():
    assert statements_in("zh", "会上播放了关于灯塔的视频。") == []
    assert statements_in("en", "A film on lighthouses was shown.") == []
