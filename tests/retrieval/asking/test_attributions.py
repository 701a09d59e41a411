import pytest

from retrieval.asking.attributions import is_named_by


@pytest.mark.parametrize(
    ("attribution", "speaker"),
    [
        ("The authors of the study", "the authors"),
        ("An author of the study", "the authors"),
        ("Iraq’s prime minister", "the prime minister of Iraq"),
        ("the Ministry of Defence", "the ministry of defense"),
        ("several NATO allies", "allies"),
        ("his boss", "the bosses"),
    ],
)
def test_a_speaker_is_known_by_the_words_of_the_attribution(attribution: str, speaker: str) -> None:
    assert is_named_by(attribution, speaker)


@pytest.mark.parametrize(
    ("attribution", "speaker"),
    [
        ("The port authority", "the authors"),
        ("a general", "the generation"),
        ("the minister", "the ministry"),
        ("The allies", "the allies of Iran"),
        ("the mayor", "the"),
        ("the mayor", ""),
    ],
)
def test_a_stem_in_common_is_not_enough(attribution: str, speaker: str) -> None:
    assert not is_named_by(attribution, speaker)
