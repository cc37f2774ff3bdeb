"""Posts in order: the pages of their tags."""

from __future__ import annotations

from sphinx_scholar.domain.posts import Posts
from sphinx_scholar.records.posts import Post
from sphinx_scholar.records.problems import Source


def test_each_tag_has_a_page_of_its_own_whatever_numbers_tags_end_in() -> None:
    tags = ("C", "C 2", "C#", "C++", "海草")
    post = Post(docname="posts/a", title="A", tags=tags, source=Source(path="posts/a.md", line=1))
    pages = {tag.name: tag.pagename for tag in Posts.of("posts", [post]).tags.values()}
    assert list(pages) == ["C", "C 2", "C#", "C++", "海草"]
    assert [pages[name] for name in tags[:4]] == [f"posts/tags/{slug}" for slug in ("c", "c-2", "c-3", "c-4")]
    assert len(set(pages.values())) == len(tags)
