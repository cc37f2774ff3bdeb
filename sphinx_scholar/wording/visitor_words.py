"""What visitors call the ways of a site, in English; each is translated where it is searched for."""

from __future__ import annotations


def _(message: str) -> str:
    """Mark words for the message catalog."""
    return message


CV = "CV · resume · résumé · vita · curriculum vitae · lebenslauf"
"""The CV; these words are understood in many languages."""
HOME = _("home · homepage · start · about · about me")
"""The first page."""
PAPERS = _("papers · paper · publications · articles · bibliography · list of publications")
"""The list of all papers."""
PAPER = _("papers · publications")
"""One paper."""
CONTACT = _("contact · email · e-mail · mail · address · reach")
"""The place that says how to write to somebody."""
ALUMNI = _("alumni · former members")
"""Members who left."""
TELEPHONE = _("telephone · phone · tel")
"""The place that has a number to call."""
OFFICE = _("office · room · office hours")
"""The place that says where somebody sits, and when."""
