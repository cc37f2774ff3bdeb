"""The kinds of entries, a row each: fields, words, how lists show it, what it is in other formats.

Directives, lists, the CV, the files for machines and the reference in ``docs`` come from this table;
a site adds rows of its own by ``scholar_kinds``.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_scholar.records.entries import Entry

Reader = Literal["text", "texts", "time", "url"]
"""Names of converters in ``directives.options``."""
READERS: tuple[Reader, ...] = ("text", "texts", "time", "url")

Shown = Literal["fact", "score", "place", "people", "link", "date", "photo"]
"""How a field is shown: as a word of the line below the title, a grade, a part of the name of the
organization, people, a link, behind the date, or as a picture beside the body."""


def _(message: str) -> str:
    """Mark a word for the message catalog; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What an entry of some kind can say of itself."""

    name: str
    """The name of the option."""
    help: str
    """What it means, for the reference."""
    read: Reader = "text"
    shown: Shown = "fact"
    label: str = ""
    """The word before its value, or that of its link; to be translated."""
    labels: str = ""
    """The word before several values, where it differs."""
    stored: str = ""
    """The name by which the record has it, where that is another."""

    @property
    def key(self) -> str:
        """The name by which the record has it."""
        return self.stored or self.name


ORGANIZATION = Field(name="organization", help="Where, or for whom.", shown="place")
LOCATION = Field(name="location", help="The town.")
ROLE = Field(name="role", help="What you were in it.")
ADVISORS = Field(
    name="advisors",
    help="Those who advised you.",
    read="texts",
    shown="people",
    label=_("Advisor"),
    labels=_("Advisors"),
)
LEVEL = Field(name="level", help="How well, or for whom: `fluent`, `bachelor`.")
PLACE = (ORGANIZATION, LOCATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """All that the engine knows of a kind of entries."""

    name: str
    """The name of the directive of one, and of the role that refers to it."""
    plural: str
    """The name of the directive of a list; one that is also ``name`` lists where it has no title."""
    word: str
    """By which people search for one in the site's language; to be translated, empty for none."""
    heading: str
    """What several are called; to be translated."""
    called: str = ""
    """Other words by which people search for it, with `` · `` between them; to be translated."""
    fields: tuple[Field, ...] = PLACE
    """In the order in which the line below the title shows them."""
    lead: str = "title"
    """The field that a list in lines begins with."""
    aside: tuple[str, ...] = ("location",)
    """The fields of which a list in lines shows the first that is filled."""
    is_grouped: bool = False
    """True where ``:kind:`` divides it further; other entries are of the kind of their directive."""
    is_life: bool = False
    """True of positions and degrees, which are what others are entries beside."""
    is_people: bool = False
    """True of people, whom lists show side by side with their pictures, those who left below."""
    is_dated: bool = True
    """False where an item of a written list may be without a date."""
    staleness: Literal["", "ends", "begins"] = ""
    """``ends`` where one that goes on for long is worth a look; ``begins`` where a later one says so too."""
    resume: str = "projects"
    """The section of JSON Resume 1.0.0."""
    resume_names: tuple[tuple[str, str], ...] = (
        ("name", "title"),
        ("type", "kind"),
        ("entity", "organization"),
    )
    """The schema's names there, and the field of each; ``date`` is the first day of its period."""
    schema: str = ""
    """The type in schema.org."""
    person_property: str = ""
    """The property of a person in schema.org that its title is a value of."""

    @property
    def is_event(self) -> bool:
        """Tell whether entries are events, which calendars take."""
        return self.schema.endswith("Event")

    def field(self, name: str) -> Field | None:
        """Return the field that a record has by this name."""
        return next((field for field in self.fields if field.key == name), None)


_POSITION = Kind(
    name="position",
    plural="positions",
    word=_("position"),
    heading=_("Positions"),
    called=_("position · job · work · experience"),
    fields=(
        ROLE,
        ORGANIZATION,
        Field(name="group", help="The lab, team or department within it.", shown="place"),
        LOCATION,
        ADVISORS,
        Field(
            name="mentors",
            help="Those who guided the work.",
            read="texts",
            shown="people",
            label=_("Mentor"),
            labels=_("Mentors"),
        ),
    ),
    lead="role",
    aside=("group", "location"),
    is_grouped=True,
    is_life=True,
    staleness="ends",
    resume="work",
    resume_names=(
        ("name", "organization"),
        ("position", "role"),
        ("department", "group"),
        ("kind", "kind"),
    ),
)
_DEGREE = Kind(
    name="degree",
    plural="degrees",
    word=_("degree"),
    heading=_("Education"),
    called=_("degree · education"),
    fields=(
        Field(name="institution", help="The university or school.", shown="place", stored="organization"),
        LOCATION,
        Field(name="grade", help="The grade, in digits or in words.", shown="score", label=_("GPA")),
        ADVISORS,
    ),
    is_grouped=True,
    is_life=True,
    staleness="begins",
    resume="education",
    resume_names=(("institution", "organization"), ("studyType", "title"), ("score", "grade")),
)
_ENTRY = Kind(
    name="entry",
    plural="entries",
    word="",
    heading=_("Activities"),
    is_grouped=True,
)

_ROWS = (
    _POSITION,
    _DEGREE,
    _ENTRY,
    Kind(
        name="talk",
        plural="talks",
        word=_("talk"),
        heading=_("Talks"),
        called=_("talk · presentation · lecture"),
        fields=(
            Field(name="sort", help="What sort of talk: `keynote`, `invited`, `poster`."),
            Field(name="event", help="The conference or series.", shown="place"),
            *PLACE,
            Field(
                name="time",
                help="When it begins: `09:30`, `16:00 UTC`.",
                read="time",
                shown="date",
            ),
            Field(name="slides", help="Its slides.", read="url", shown="link", label=_("Slides")),
            Field(name="video", help="Its recording.", read="url", shown="link", label=_("Video")),
            Field(name="abstract", help="Its abstract.", read="url", shown="link", label=_("Abstract")),
        ),
        schema="Event",
    ),
    Kind(
        name="course",
        plural="courses",
        word=_("course"),
        heading=_("Courses"),
        called=_("course · teaching · class · lecture"),
        fields=(
            LEVEL,
            Field(name="form", help="What form it has: `lecture`, `seminar`."),
            Field(name="terms", help="When it was held: `winter 2022, winter 2024`."),
            *PLACE,
        ),
        schema="Course",
    ),
    Kind(
        name="award",
        plural="awards",
        word=_("award"),
        heading=_("Awards"),
        called=_("award · honor · prize"),
        resume="awards",
        resume_names=(("title", "title"), ("date", "date"), ("awarder", "organization")),
        person_property="award",
    ),
    Kind(
        name="grant",
        plural="grants",
        word=_("grant"),
        heading=_("Grants"),
        called=_("grant · funding"),
        fields=(
            Field(name="funder", help="Who pays.", shown="place", stored="organization"),
            ROLE,
            Field(name="amount", help="How much."),
            LOCATION,
        ),
        aside=("role",),
        schema="Grant",
    ),
    Kind(
        name="service",
        plural="service",
        word=_("service"),
        heading=_("Service"),
        called=_("service · reviewing · committee"),
        fields=(ROLE, *PLACE),
        resume="volunteer",
        resume_names=(("organization", "organization"), ("position", "title")),
    ),
    Kind(
        name="software",
        is_dated=False,
        plural="software",
        word=_("software"),
        heading=_("Software"),
        called=_("software · code · package"),
        fields=(
            Field(name="language", help="The language that it is written in."),
            *PLACE,
            Field(name="repository", help="Its code.", read="url", shown="link", label=_("Code")),
            Field(
                name="documentation",
                help="Its documentation.",
                read="url",
                shown="link",
                label=_("Documentation"),
            ),
        ),
        aside=("language",),
        schema="SoftwareSourceCode",
    ),
    Kind(
        name="project",
        is_dated=False,
        plural="projects",
        word=_("project"),
        heading=_("Projects"),
        fields=(ROLE, *PLACE),
        schema="Project",
    ),
    Kind(
        name="news",
        plural="news",
        word=_("news"),
        heading=_("News"),
        called=_("news · latest news · updates"),
    ),
    Kind(
        name="media",
        plural="media",
        word=_("media"),
        heading=_("Media"),
        called=_("media · press · interview"),
        fields=(
            Field(name="outlet", help="The paper or broadcaster.", shown="place", stored="organization"),
            LOCATION,
        ),
    ),
    Kind(
        name="language",
        is_dated=False,
        plural="languages",
        word=_("language"),
        heading=_("Languages"),
        fields=(LEVEL,),
        aside=("level",),
        resume="languages",
        resume_names=(("language", "title"), ("fluency", "level")),
        person_property="knowsLanguage",
    ),
    Kind(
        name="skill",
        is_dated=False,
        plural="skills",
        word=_("skill"),
        heading=_("Skills"),
        fields=(LEVEL,),
        aside=("level",),
        resume="skills",
        resume_names=(("name", "title"), ("level", "level")),
        person_property="knowsAbout",
    ),
    Kind(
        name="certificate",
        plural="certificates",
        word=_("certificate"),
        heading=_("Certificates"),
        resume="certificates",
        resume_names=(("name", "title"), ("date", "date"), ("issuer", "organization")),
    ),
    Kind(
        name="interest",
        is_dated=False,
        plural="interests",
        word=_("interest"),
        heading=_("Interests"),
        resume="interests",
        resume_names=(("name", "title"),),
    ),
    Kind(
        name="member",
        is_dated=False,
        plural="members",
        word=_("member"),
        heading=_("Members"),
        called=_("member · group · team · people"),
        fields=(
            ROLE,
            Field(name="photo", help="A picture, as a path from the page.", shown="photo"),
            Field(name="topic", help="What the work is about."),
            *PLACE,
            Field(name="now", help="What one who left is today, and where.", label=_("Now")),
        ),
        aside=("now", "role"),
        is_people=True,
        schema="Person",
    ),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ROWS})
"""The engine's own kinds by name, in the order of a CV."""


def kind_of(entry: Entry, kinds: Mapping[str, Kind] = KINDS) -> Kind:
    """Return the row of an entry; ``{entry}`` with ``:kind: talk`` is a talk."""
    if entry.directive == _ENTRY.name and not is_life(entry.kind, kinds):
        return kinds.get(entry.kind, _ENTRY)
    return kinds.get(entry.directive, _ENTRY)


def is_life(name: str, kinds: Mapping[str, Kind] = KINDS) -> bool:
    """Tell whether a kind is one of those that others are entries beside."""
    return name in kinds and kinds[name].is_life


def belongs_to(entry: Entry, name: str, kinds: Mapping[str, Kind] = KINDS) -> bool:
    """Tell whether a list of a kind may show an entry; ``{entries}`` lists all but positions and degrees."""
    if entry.directive == name:
        return True
    if name == _ENTRY.name:
        return not is_life(entry.directive, kinds)
    return entry.directive == _ENTRY.name and entry.kind == name and not is_life(name, kinds)
