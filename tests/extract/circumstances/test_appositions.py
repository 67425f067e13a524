"""Places told by what they are and the state they are in."""

import pytest

from tests.reading import extraction


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        (
            "nb",
            "Statsminister Odd Vik møtte Kroatias utenriksminister Zoran Petrić i Varholm, en havneby nord i Kroatia.",
            ("Varholm", "HRV", None),
        ),
        (
            "nb",
            "Frankrikes president Émile Vasseur tok imot Odd Vik på Montclair, residensen på kysten sør i Frankrike.",
            (None, "FRA", "Montclair"),
        ),
        (
            "nn",
            "Statsminister Odd Vik møtte utanriksminister Zoran Petrić i Varholm, ei lita bygd vest i Kroatia.",
            ("Varholm", "HRV", None),
        ),
        (
            "en",
            "Odd Vik met Foreign Minister Zoran Petrić in Varholm, a lakeside town in northern Croatia, on Monday.",
            ("Varholm", "HRV", None),
        ),
        (
            "en",
            "President Émile Vasseur received Odd Vik at Montclair, the summer residence in southern France.",
            (None, "FRA", "Montclair"),
        ),
        # what is said of a person puts nothing anywhere
        ("en", "Odd Vik met Zoran Petrić, who leads the party of the town in Croatia.", (None, None, None)),
        ("nb", "Odd Vik møtte Zoran Petrić, lederen for opposisjonen i Kroatia.", (None, None, None)),
    ],
)
def test_what_a_place_is_tells_its_state(
    language: str, text: str, place: tuple[str | None, str | None, str | None]
) -> None:
    (event,) = extraction(text, language).events
    assert (event.city, event.country, event.venue) == place
