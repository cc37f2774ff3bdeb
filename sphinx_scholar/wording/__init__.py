"""The engine's own words: dates, people, states of a paper and where it appeared.

Records in, plain text out; every word goes through the message catalog ``sphinx_scholar``.
"""

from sphinx_scholar.wording.catalog import (
    CATALOG,
    is_right_to_left,
    translated,
    use_language,
    written_languages,
)
from sphinx_scholar.wording.dates import as_of_text, date_text, dated_text, period_text, timed_text
from sphinx_scholar.wording.links import FILES, file_text, link_text, profile_text, work_link_text
from sphinx_scholar.wording.people import (
    address_text,
    country_code,
    left_to_right,
    mark_text,
    names_comma,
    names_text,
    others_text,
    people_text,
    role_text,
    signs,
)
from sphinx_scholar.wording.punctuation import (
    clauses,
    continued,
    inserted,
    labeled,
    listed,
    phrase,
    punctuation,
    sentence_of,
    stop_behind,
)
from sphinx_scholar.wording.standing import contributions, numbering, sentence, standing, state, venue_text
from sphinx_scholar.wording.works import (
    count_text,
    group_text,
    group_texts,
    kind_text,
    more_text,
    status_text,
    type_text,
)
