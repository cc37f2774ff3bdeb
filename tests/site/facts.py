"""The facts of the curriculum vitae, with the pages on which a visitor looks for each.

Data alone: the tests beside it hold the built site to it.
"""

from __future__ import annotations

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
    "If you would like a copy of a paper listed here, please write to me at runyulu@umich.edu. "
    "I will reply quickly."
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
    "In the CV of early 2024: FlexSM: Flexible Spatial-Temporal Multiplexing for LLM Serving, under review": {
        PAPERS,
        MUXSERVE,
        CV,
    },
    "ICML'24 (The 41st International Conference on Machine Learning, system track), arXiv soon": {MUXSERVE},
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
    "In the CV of early 2024: White-box Compiler Fuzzing Empowered by Large Language Models, under review": {
        PAPERS,
        WHITEFOX,
        CV,
    },
    "ACM CCS'24 (The 31st ACM Conference on Computer and Communications Security), arXiv": {WHITEFOX},
    "arXiv:2310.15991": {WHITEFOX},
    # page remapping
    "Accelerating the Reconstruction of Dynamic Graph with Page Remapping": {HOME, PAPERS, REMAPPING, CV},
    "Hongru Gao*, Runyu Lu*, Zhiyuan Shao, Hai Jin (* joint first authors)": {HOME, PAPERS, REMAPPING, CV},
    "Submitted": {HOME, PAPERS, REMAPPING, CV},
    "Under review, PVLDB'24, in early 2024.": {HOME},
    "Under review, PVLDB'24 (Proceedings of the VLDB Endowment), in early 2024.": {PAPERS, REMAPPING, CV},
    "No public version is known.": {REMAPPING},
    # positions: San Diego
    "Scheduling the streaming multiprocessors to accelerate LLM serving": {EXPERIENCE, CV},
    "Aug. 2023 – present (as of early 2024)": {HOME, MUXSERVE, EXPERIENCE, CV},
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
    "Research Intern · Huazhong University of Science and Technology, CGCL Lab · "
    "Advisors: Hai Jin and Zhiyuan Shao": {EXPERIENCE, CV},
    "Remapped the page table of the Linux kernel to accelerate dynamic graph reconstruction.": {
        EXPERIENCE,
        CV,
    },
    "Sped up existing state-of-the-art algorithms by more than 15x.": {EXPERIENCE, CV},
    # positions: SenseTime
    "Optimizing the LLVM backend of the SenseTime GPU": {EXPERIENCE, CV},
    "Apr. – Sept. 2023": {HOME, EXPERIENCE, CV},
    "LLVM Backend Developer · SenseTime, GPU Compiler · Shanghai, China · Mentor: Wenqiang Yin": {
        EXPERIENCE,
        CV,
    },
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
