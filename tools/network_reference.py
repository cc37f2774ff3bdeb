"""Write ``docs/people.md``: what can be said of a person, and the networks, from their table.

Run as ``python -m tools.network_reference``.
"""

from __future__ import annotations

from pathlib import Path

from sphinx_scholar.records.networks import NETWORKS

REFERENCE = Path(__file__).resolve().parent.parent / "docs/people.md"

HEAD = """\
# People

<!-- Made by `make docs` from sphinx_scholar/records/networks.py. -->

`{person}` says who someone is; the one whose name is `author` in `conf.py` owns the site.
All options may be left out.

```markdown
:::{person}
:position: Professor of Marine Ecology
:affiliation: University of Nordhafen
:affiliations: Head of research unit, [Institute of Marine Research](https://example.org);
:  Adjunct professor, Aarling University, Aarling
:pronouns: she/her
:native-name: Ингрид Вайсхаупт
:email: weisshaupt@nordhafen.example
:telephone: +49 431 0000
:address: Am Hafen 20, 24999 Nordhafen, Germany
:room: 3.12
:office-hours: Tuesday 14 to 16, and by appointment
:portrait: portrait.jpg
:orcid: 0000-0002-1825-0097
:mastodon: @weisshaupt@ecoevo.example

I study how seagrass meadows live, die and evolve.
:::
```

| option | what it means |
|---|---|
| `position`, `affiliation` | What you are, and where. |
| `affiliations` | What you are besides: `Role, Institution, place`, with semicolons between two. An \
institution is linked by `scholar_links`, or here as in Markdown. |
| `advisors` | Those who advise you. |
| `email` | Addresses, the preferred one first. |
| `telephone`, `address`, `room`, `office-hours` | Where you are found, and when. |
| `pronouns`, `native-name` | As they are shown below your name; papers may print the native name. |
| `aliases` | Other forms of your name, as papers print it. |
| `former-names` | Names that you no longer go by: papers are found by them, and nothing prints them. |
| `portrait` | A picture, as a path from the page. |
| `hidden` | Leaves it out of everything. |

They are shown in the head of the person, on the CV, in `contact.vcf`, `resume.json` and JSON-LD, each as it \
has a place.
`{contact}` lists some of them on any page: `:show: emails`, `address`, `profiles` or `files`, or several of \
them; the role `owner` says one within a sentence: ``{owner}`office-hours` ``.

## Profiles

Each network is an option of `{person}`; write the account, or copy the address of the page.

"""

TAIL = """
Networks of your own are options too, where `conf.py` names them:

```python
scholar_profiles = {
    "mathoverflow": ("MathOverflow", "https://mathoverflow.net/users/{}"),
    "lab": {"title": "Lab", "address": "https://lab.example.org/{}", "icon": "M2 2h12v12H2z"},
}
```

`{}` in the address stands for the account.
`icon` is one or two letters, or an outline of 16 by 16 (the `d` of an SVG path); else it is the initials of \
the title.
"""


def render_reference() -> str:
    """Return the reference as Markdown."""
    rows = [
        f"| `{network.name}` | {network.title} | `{network.example}` | {_address(network.address)} |"
        for network in NETWORKS.values()
    ]
    return "\n".join([f"{HEAD}| option | network | account | address |", "|---|---|---|---|", *rows, TAIL])


def _address(address: str) -> str:
    return "" if address == "{}" else f"`{address}`"


def main() -> None:
    """Write the reference."""
    REFERENCE.write_text(render_reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
