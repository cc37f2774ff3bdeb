"""Every fact of the curriculum vitae stands where a visitor looks for it, and nothing that it does not say."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urlsplit

import pytest

from tests.site.addresses import pdf_readings
from tests.site.links import links_of, root_of, texts_of
from tests.site.sites import BuiltSite

HOME = "index.html"
PAPERS = "publications/index.html"
MUXSERVE = "publications/duan2024muxserve.html"
WHITEFOX = "publications/yang2024whitefox.html"
REMAPPING = "publications/gao2024remapping.html"
RESEARCH = "research/index.html"
EXPERIENCE = "experience/index.html"
CV = "cv.html"
CONTACT = "contact.html"

VISION = "Research vision: machine learning systems, networking, and cloud computing."
REQUEST = (
    "If you would like a copy of a paper listed here, please write to me at runyulu@umich.edu. I will reply quickly."
)
STATUS = "Positions and status as in the CV of early 2024; publication records checked since."

FACTS: dict[str, set[str]] = {
    # who
    "Runyu Lu": {HOME, PAPERS, CV},
    "PhD student in Computer Science, University of Michigan": {HOME},
    "Advised by Ang Chen and Mosharaf Chowdhury": {HOME},
    VISION: {HOME, RESEARCH, CV},
    # education
    "Bachelor's degree in Computer Science": {HOME, CV},
    "Sept. 2020 – June 2024": {HOME, CV},
    "Huazhong University of Science and Technology · GPA: 3.95/4.00": {HOME, CV},
    "PhD in Computer Science": {HOME, CV},
    "Sept. 2024 – present": {HOME, CV},
    "University of Michigan · Advisors: Ang Chen and Mosharaf Chowdhury": {HOME, CV},
    # MuxServe
    "MuxServe: Flexible Spatial-Temporal Multiplexing for Multiple LLM Serving": {HOME, PAPERS, MUXSERVE, CV},
    "Jiangfei Duan, Runyu Lu, Haojie Duanmu, Xiuhong Li, Xingcheng Zhang, Dahua Lin, Ion Stoica, Hao Zhang": {
        HOME,
        PAPERS,
        MUXSERVE,
        CV,
    },
    "ICML 2024": {HOME, PAPERS, MUXSERVE, CV},
    "Published in the Proceedings of the 41st International Conference on Machine Learning, "
    "PMLR 235, pp. 11905–11917.": {PAPERS, MUXSERVE, CV},
    "In the CV of early 2024: FlexSM: Flexible Spatial-Temporal Multiplexing for LLM Serving, "
    "under review, ICML'24 (The 41st International Conference on Machine Learning, system track)": {
        PAPERS,
        MUXSERVE,
        CV,
    },
    "arXiv soon": {PAPERS, MUXSERVE, CV},
    "arXiv:2404.02015": {MUXSERVE},
    # WhiteFox
    "WhiteFox: White-Box Compiler Fuzzing Empowered by Large Language Models": {HOME, PAPERS, WHITEFOX, CV},
    "Chenyuan Yang, Yinlin Deng, Runyu Lu, Jiayi Yao, Jiawei Liu, Reyhaneh Jabbarvand, Lingming Zhang": {
        HOME,
        PAPERS,
        WHITEFOX,
        CV,
    },
    "OOPSLA 2024": {HOME, PAPERS, WHITEFOX, CV},
    "Proceedings of the ACM on Programming Languages 8 (OOPSLA2), Article 296, pp. 709–735, October 2024.": {
        PAPERS,
        WHITEFOX,
        CV,
    },
    "In the CV of early 2024: White-box Compiler Fuzzing Empowered by Large Language Models, under review, "
    "ACM CCS'24 (The 31st ACM Conference on Computer and Communications Security), arXiv": {PAPERS, WHITEFOX, CV},
    "arXiv:2310.15991": {WHITEFOX},
    # page remapping
    "Accelerating the Reconstruction of Dynamic Graph with Page Remapping": {HOME, PAPERS, REMAPPING, CV},
    "Hongru Gao*, Runyu Lu*, Zhiyuan Shao, Hai Jin (* joint first authors)": {HOME, PAPERS, REMAPPING, CV},
    "Submitted Under review, PVLDB'24": {HOME, PAPERS, REMAPPING, CV},
    "Under review, PVLDB'24 (Proceedings of the VLDB Endowment), when the CV was written in early 2024. "
    "No public version is known.": {PAPERS, REMAPPING, CV},
    # positions: San Diego
    "Scheduling the streaming multiprocessors to accelerate LLM serving": {EXPERIENCE, CV},
    "Aug. 2023 – present (as of early 2024)": {HOME, EXPERIENCE, CV},
    "Research Intern · University of California San Diego, LMSYS Lab · Advisor: Hao Zhang": {EXPERIENCE, CV},
    "Profiled the bottlenecks of state-of-the-art LLM serving frameworks (e.g., vLLM, ppl.llm).": {
        EXPERIENCE,
        CV,
    },
    "Improved the utilization of GPU streaming multiprocessors (SMs) to raise LLM serving throughput.": {
        EXPERIENCE,
        CV,
    },
    # positions: Urbana-Champaign
    "WhiteFox: white-box compiler fuzzing via LLMs": {EXPERIENCE, CV},
    "June – Sept. 2023": {HOME, WHITEFOX, EXPERIENCE, CV},
    "Research Intern · University of Illinois Urbana-Champaign, ISE Lab · Advisor: Lingming Zhang": {
        EXPERIENCE,
        CV,
    },
    "Tested compiler optimizations (LLVM IR) by white-box fuzzing with LLMs.": {EXPERIENCE, CV},
    "Detected 96 bugs in PyTorch, TensorFlow XLA, TensorFlow Lite, and LLVM, "
    "based on the source code of their optimizations.": {EXPERIENCE, CV},
    # positions: Wuhan
    "Efficient paged dynamic graph reconstruction": {EXPERIENCE, CV},
    "Oct. 2022 – June 2023": {HOME, REMAPPING, EXPERIENCE, CV},
    "Research Intern · Huazhong University of Science and Technology, CGCL Lab · Advisors: Hai Jin and Zhiyuan Shao": {
        EXPERIENCE,
        CV,
    },
    "Remapped the page table of the Linux kernel to accelerate dynamic graph reconstruction.": {EXPERIENCE, CV},
    "Sped up existing state-of-the-art algorithms by more than 15x.": {EXPERIENCE, CV},
    # positions: SenseTime
    "Optimizing the LLVM backend of the SenseTime GPU": {EXPERIENCE, CV},
    "Apr. – Sept. 2023": {HOME, EXPERIENCE, CV},
    "LLVM Backend Developer · SenseTime, GPU Compiler · Shanghai, China · Mentor: Wenqiang Yin": {EXPERIENCE, CV},
    "Wrote 4000+ lines of optimization code for an LLVM GPU backend.": {EXPERIENCE, CV},
    "Worked on GPU compiler optimization and MLIR Triton: instruction selection, "
    "instruction pattern matching, and the code emitter.": {EXPERIENCE, CV},
    # positions: Tencent
    "Developing a high-performance neural network inference engine": {EXPERIENCE, CV},
    "July – Nov. 2022": {HOME, EXPERIENCE, CV},
    "Top 20 committer of 302 · Tencent · Shenzhen, China · Mentor: nihui": {EXPERIENCE, CV},
    "Mentored by nihui, who has 6k+ followers on GitHub.": {EXPERIENCE, CV},
    "Optimized, by hand, high-performance neural network operators and the math library of ncnn, "
    "with 18k+ stars on GitHub, for x86, Arm, RISC-V, and GPU platforms.": {EXPERIENCE, CV},
    # positions, in a line each
    "Research Intern, University of California San Diego · LMSYS Lab": {HOME},
    "Research Intern, University of Illinois Urbana-Champaign · ISE Lab": {HOME},
    "Research Intern, Huazhong University of Science and Technology · CGCL Lab": {HOME},
    "LLVM Backend Developer, SenseTime · GPU Compiler": {HOME},
    "Top 20 committer of 302, Tencent · Shenzhen, China": {HOME},
    # contact
    "runyulu@umich.edu": {HOME, PAPERS, REMAPPING, CV, CONTACT},
    "lry89757@gmail.com": {CV, CONTACT},
    "runyulu@hust.edu.cn": {CV, CONTACT},
    REQUEST: {HOME, PAPERS, CV, CONTACT},
    STATUS: {CV, CONTACT},
}
"""What the owner's curriculum vitae says, and all pages on which it stands in these words."""

EXACT = {
    VISION,
    REQUEST,
    STATUS,
    *(fact for fact in FACTS if re.search(r"\d\d|\d\+|15x", fact)),
}
"""Facts that stand on no other page: numbers, dates, and what is said once."""


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_stands_where_it_is_looked_for(site: BuiltSite, fact: str) -> None:
    having = {page for page in site.pages if fact in seen(site, page)}
    assert FACTS[fact] <= having
    if fact in EXACT:
        assert having == FACTS[fact]


def seen(site: BuiltSite, page: str) -> str:
    """Return the words of a page as the eye sees them, without those for screen readers alone."""
    main = site.soup(page).select_one("[role=main]")
    assert main
    hidden = main.select(".scholar-heard, .headerlink")
    words = "".join(string for string in main.strings if not any(one in string.parents for one in hidden))
    return " ".join(words.replace("’", "'").split())


NUMBERS = ("3.95/4.00", "96", "15x", "4000+", "6k+", "18k+", "302", "Top 20")
"""The numbers of the CV, as it writes them."""


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_of_the_cv_is_written_as_there(site: BuiltSite, number: str) -> None:
    assert re.search(rf"(?<![\w.,]){re.escape(number)}(?![\w,]*\d)", seen(site, CV))


@pytest.mark.parametrize("claim", ["96 bugs", "15x", "4000+", "6k+", "18k+", "Profiled", "Improved", "Remapped"])
def test_a_result_stands_at_its_position_alone(site: BuiltSite, claim: str) -> None:
    assert {page for page in site.pages if claim in seen(site, page)} == {EXPERIENCE, CV}


def test_present_is_said_with_its_date(site: BuiltSite) -> None:
    dated = "Aug. 2023 – present (as of early 2024)"
    for page in site.pages:
        assert seen(site, page).count("Aug. 2023 – present") == seen(site, page).count(dated), page


# -- the CV as a file ------------------------------------------------------------------------------


def packed(text: str) -> str:
    """Return a text without white space, hyphens and brackets: a page breaks its lines where it must."""
    return re.sub(r"[\s\u00ad\u2010()-]+", "", text.replace("’", "'"))


PARTS = {part for fact in FACTS if CV in FACTS[fact] for part in re.split(r" · | \(\*|(?<=Submitted) ", fact)}
"""What stands together in the file; its layout puts some facts apart."""


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_fact_of_the_cv_stands_in_its_file(site: BuiltSite, part: str) -> None:
    words = "".join(pdf_readings(site.folder / "cv.pdf"))
    assert packed(part) in packed(words), part


# -- what must not be said -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        r"I work on",
        r"\bB\.? ?Sc\b|Bachelor of",
        r"Department",
        r"handcraft",
        r"I will respon",
        r"31th",
        r"ZHANG|Pytorch|TensorFlowLite|\bvllm\b|\bNCNN\b|Sensetime|\bX86\b|\bARM\b|RISCV|MLsys",
        r"\bGithub\b",
        r"20xx",
        r"\bPhD of\b",
        r"[Ff]ive works",
        r":\)",
        r"my website|Prof\.",
        r"[Aa]bstract",
        r"[Pp]hone|\+\d{2}",
        r"\b(novel|cutting-edge|passionate|renowned|prestigious|leading|excellent)\b",
        r"[一-鿿]",
    ],
)
def test_what_the_cv_does_not_say_is_not_said(site: BuiltSite, wrong: str) -> None:
    assert {page: found[0] for page in site.pages if (found := re.search(wrong, site.text(page)))} == {}


def test_wrong_words_would_be_found() -> None:
    assert re.search(r"\bB\.? ?Sc\b|Bachelor of", "B.Sc. in Computer Science")
    assert re.search(r"[一-鿿]", "张三")


@pytest.mark.parametrize("page", [RESEARCH, EXPERIENCE, MUXSERVE, WHITEFOX, REMAPPING])
def test_the_first_person_speaks_at_home_and_of_contact_alone(site: BuiltSite, page: str) -> None:
    assert not re.search(r"\b(I|my|me|mine)\b(?!')", seen(site, page))


def test_the_unpublished_paper_names_no_journal_in_its_citations(site: BuiltSite) -> None:
    files = [path for path in site.files if path.stem == "gao2024remapping" and path.suffix != ".html"]
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?i)\b(journal|journaltitle|booktitle|volume)\b|container-title|^(JO|JF|T2|VL) ", text)
        assert "joint" not in text
        assert "*" not in text


def test_the_unpublished_paper_tells_machines_of_no_publication(site: BuiltSite) -> None:
    assert not site.soup(REMAPPING).select('meta[name^="citation_"]')


def test_the_three_works_are_never_five(site: BuiltSite) -> None:
    names = {path.name for path in site.files}
    assert not {name for name in names if re.search("flexsm|whitebox", name)}
    for path, text in texts_of(site):
        if path.suffix == ".bib":
            assert not re.search(r"@\w+\{duan2024flexsm|@\w+\{yang2024whitebox", text)


# -- links -----------------------------------------------------------------------------------------

LINKS = {
    "Ang Chen": "https://web.eecs.umich.edu/~chenang/",
    "Mosharaf Chowdhury": "https://www.mosharaf.com/",
    "Hao Zhang": "https://cseweb.ucsd.edu/~haozhang/",
    "Lingming Zhang": "https://lingming.cs.illinois.edu/",
    "LMSYS Lab": "https://lmsys.org/",
    "CGCL Lab": "http://grid.hust.edu.cn/",
    "Huazhong University of Science and Technology": "http://english.hust.edu.cn/",
    "University of Michigan": "https://umich.edu/",
    "SenseTime": "https://www.sensetime.com/en",
    "Tencent": "https://www.tencent.com/en-us/",
    "ncnn": "https://github.com/Tencent/ncnn",
    "nihui": "https://github.com/nihui",
    "Jiangfei Duan": "https://jf-d.github.io/",
    "Chenyuan Yang": "https://yangchenyuan.github.io/",
    "Yinlin Deng": "https://dengyinlin.github.io/",
    "Jiawei Liu": "https://jiawei-site.github.io/",
    "Hongru Gao": "https://github.com/hongrugao",
    "GitHub": "https://github.com/LRY89757",
    "Proceedings: MuxServe": "https://proceedings.mlr.press/v235/duan24a.html",
    "OpenReview: MuxServe": "https://openreview.net/forum?id=R0SoZvqXyQ",
    "arXiv: MuxServe": "https://arxiv.org/abs/2404.02015",
    "arXiv:2404.02015": "https://arxiv.org/abs/2404.02015",
    "Code: MuxServe": "https://github.com/hao-ai-lab/MuxServe",
    "DOI: WhiteFox": "https://doi.org/10.1145/3689736",
    "arXiv: WhiteFox": "https://arxiv.org/abs/2310.15991",
    "arXiv:2310.15991": "https://arxiv.org/abs/2310.15991",
    "Code: WhiteFox": "https://github.com/ise-uiuc/WhiteFox",
}
"""Every link that leads from the words of the site to another host; who is not here has none."""


def test_people_and_organizations_lead_where_they_should_and_nowhere_else(site: BuiltSite) -> None:
    found = defaultdict(set)
    for link in links_of(site):
        if link.in_main and urlsplit(link.url).scheme != "mailto" and not link.url.startswith(root_of(site)):
            found[link.name].add(link.url)
    assert found == {name: {url} for name, url in LINKS.items()}


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("Ang Chen", HOME),
        ("Ang Chen", CV),
        ("University of Michigan", HOME),
        ("Hao Zhang", EXPERIENCE),
        ("Hao Zhang", MUXSERVE),
        ("Jiangfei Duan", MUXSERVE),
        ("Lingming Zhang", EXPERIENCE),
        ("Lingming Zhang", WHITEFOX),
        ("Yinlin Deng", WHITEFOX),
        ("Hongru Gao", REMAPPING),
        ("LMSYS Lab", EXPERIENCE),
        ("CGCL Lab", EXPERIENCE),
        ("nihui", EXPERIENCE),
        ("ncnn", EXPERIENCE),
        ("GitHub", HOME),
        ("GitHub", CONTACT),
    ],
)
def test_a_name_is_a_link_where_it_matters(site: BuiltSite, name: str, page: str) -> None:
    assert LINKS[name] in {link.url for link in links_of(site) if link.page == page and link.name == name}
