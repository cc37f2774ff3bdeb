"""Each way to print a former name becomes the current one in the same form."""

from __future__ import annotations

import pytest

from sphinx_scholar.bibliography.former_names import NameChange, with_current_names

CHANGES = (
    NameChange(current="Jane Quinn Doe", former=("John Smith", "John Peter Smith")),
    NameChange(current="Lee Ray", former=("Lou Ray",)),
    NameChange(current="王小芳", former=("王大明",)),
)


@pytest.mark.parametrize(
    ("printed", "current"),
    [
        ("Smith, John Peter", "Doe, Jane Quinn"),
        ("John Peter Smith", "Jane Quinn Doe"),
        ("Smith, John", "Doe, Jane"),
        ("Smith, J.", "Doe, J."),
        ("J. P. Smith", "J. Q. Doe"),
        ("Smith, J.P.", "Doe, J.Q."),
        ("Smith, JP", "Doe, JQ"),
        ("SMITH, John", "DOE, Jane"),
        ("{John Smith}", "{Jane Quinn Doe}"),
        (r"\textbf{Smith, John}*", "Doe, Jane*"),
        ("Smith$^*$, J. and Roe, Ann", "Doe, J.$^*$ and Roe, Ann"),
        ("Roe, Ann and Smith,\n  John and others", "Roe, Ann and Doe, Jane\n and others"),
        ("Roe, Ann; Smith, John", "Roe, Ann and Doe, Jane"),
        ("Smith J, Roe AB, Poe C", "Doe, J and Roe, AB and Poe, C"),
        ("family=Smith, given=John", "Doe, Jane"),
        ("王, 大明 and Roe, Ann", "王小芳 and Roe, Ann"),
        ("Ray, Lou", "Ray, Lee"),
        # Initials that are those of the current name too, and names of other people.
        ("Ray, L.", "Ray, L."),
        ("Ray, L. K.", "Ray, L. K."),
        ("Smithers, John", "Smithers, John"),
        ("Smith, Mary", "Smith, Mary"),
        ("Doe, Jane", "Doe, Jane"),
    ],
)
def test_a_name_is_printed_in_the_form_of_the_former_one(printed: str, current: str) -> None:
    source = "@article{{a,\n  author = {{{}}},\n  title = {{T}},\n}}\n"
    assert with_current_names(source.format(printed), CHANGES) == source.format(current)


@pytest.mark.parametrize(
    ("printed", "current"),
    [
        ("On John~Smith and others", "On Jane Doe and others"),
        ("Works of Smith, John Peter", "Works of Doe, Jane Quinn"),
        ("by J. Smith", "by J. Doe"),
        ("by Lou\n    Ray", "by Lee Ray\n"),
        ("by L. Ray", "by L. Ray"),
        ("John Smithers", "John Smithers"),
    ],
)
def test_a_name_in_a_text_is_the_current_one(printed: str, current: str) -> None:
    source = "% {0}\n@string{{s = {{{0}}}}}\n@article{{a,\n  note = {{{0}}},\n}}\n"
    assert with_current_names(source.format(printed), CHANGES) == source.format(current)
