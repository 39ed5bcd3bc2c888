/** Sentences of docs/mathematics.md, which is made from the constraint families. */
export const mathematics = {
  "mathematics.title": "The mathematics of a plan",
  "mathematics.generated":
    "This page is made from the constraint families in the code: the same records write the program, this page and the explanations. How the tables are read, row by row, stands in [decisions](decisions.md).",
  "mathematics.symbols": "Symbols",
  "mathematics.symbol": "symbol",
  "mathematics.meaning": "meaning",
  "mathematics.symbol.run":
    "runs of technique a at a workplace or place, started in period t; none in a period that isn’t of its season; whole numbers where it says so",
  "mathematics.symbol.fulfilment":
    "delivered ÷ asked of criterion c, between 0 and 1: a need by place and period, an end level, a reserve, the end level of a capacity",
  "mathematics.symbol.stock":
    "stock of good g in place p at the end of period t (pooled goods: one for all places)",
  "mathematics.symbol.ship": "amount of good g sent on route r in period t",
  "mathematics.symbol.trade":
    "amounts imported and exported; paid and earned in the currency at their prices",
  "mathematics.symbol.waste": "what is left over of a good whose disposal is free",
  "mathematics.symbol.do":
    "hours of people of skill s doing work of skill d (their own, or one they can stand in for)",
  "mathematics.symbol.second":
    "hours of people of skill s and place p who go to help in place q; a share, travel, is lost on the way",
  "mathematics.symbol.people":
    "people of skill s in place p in period t, of those stated, and the share of people (or of a capacity) left n periods after a run has added them; what runs take away is gone for good. A person has hours[s,p,t]",
  "mathematics.symbol.gap":
    "the lowest and the highest fulfilment that places have of need n, where a goal narrows the gap",
  "mathematics.symbol.floor": "the floor under the fulfilments of the tier that is being decided",
  "mathematics.symbol.piece":
    "the part of a fulfilment between two break points, for tiers with a concave measure",
  "mathematics.families": "Constraint families",
  "mathematics.families.text":
    "All variables are at least zero. Lags put each recipe, work and use row into the period in which it falls; what falls before the first period comes from `started` runs and moves to the right-hand side.",
  "mathematics.stages": "Stages",
  "mathematics.stages.text":
    "A plan is decided lexicographically. (1) Each tier in order, by leximin: the floor θ under all its fulfilments is raised as far as it goes; those that cannot rise above it are fixed (the dual of their floor row is positive, or an auxiliary program that raises all of them together shows that they cannot); the floor of the rest is raised, until all are fixed. No fulfilment of the result can be raised without lowering one that is no higher. Where a goal narrows the gap within a tier, the floor of that tier is raised as far as it goes and kept, then the gap is made as small as it can be and kept, and leximin shares out the rest. A tier with break points and slopes instead maximises the weighted concave sum of its fulfilments. (2) The goals in order. In programs of up to {rows} rows, what a stage reached is held by its optimal face: rows and columns whose dual is not zero are fixed where it found them, and a fulfilment that can reach 1 is fixed at 1 (a goal is watched by a bound with a slack of {keep} besides). In larger programs, or where rounding leaves nothing on the face, it is held by bounds with a slack of {slack} (in fulfilment; relative for goals), and fulfilments nearer to each other than eight times that count as one level. Where the engine can go no further, the slack is made ten times wider: first for what the same tier gave, up to {within}; then for what was decided before it, up to {before}. Held to the last digit, hundreds of fulfilments leave so thin a set of plans that a thousandth of one moves all the others. The plan says how far it went, and which fulfilments were left where they were. With no goals stated, the last stage is the least hours.",
  "mathematics.certificate": "Certificate",
  "mathematics.certificate.text":
    "(a) Physical: every balance, capacity, hour, route and limit is recomputed from the economy and the tables of the plan by code that does not know the program: |sources − uses| ÷ max(both, 1e-6 × that good''s largest balance) must be at most {physical}. (b) Optimality: for every level, row and reduced-cost residuals ÷ (1 + largest term) and the weak-duality gap ÷ max(1, |objective|), recomputed from the program and the solution, must be at most {optimality}; a dual of the wrong sign on an infinite bound counts in full.",
  "mathematics.values": "Values",
  "mathematics.values.text":
    "The shadow prices of every level are kept apart, in the unit of that level: those of a tier say by how much its floor would rise per unit more of something scarce, those of a goal by how much the goal would improve. They rank what would help; a gain printed in an explanation comes from planning again with that change.",
  "mathematics.sources": "Sources",
  "mathematics.sources.leximin":
    "Leximin by linear programs: W. Ogryczak, M. Pióro, A. Tomaszewski, Telecommunications network design and max-min optimization problem, Journal of Telecommunications and Information Technology 3 (2005); D. Nace, M. Pióro, Max-min fairness and its applications to routing and load-balancing in communication networks, IEEE Communications Surveys & Tutorials 10 (4), 2008.",
  "mathematics.sources.activity":
    "Activity analysis and shadow prices: T. C. Koopmans (ed.), Activity Analysis of Production and Allocation (1951); L. V. Kantorovich, Mathematical Methods of Organizing and Planning Production (1939, in English Management Science 6, 1960).",
  "mathematics.sources.input-output":
    "Input–output tables and labour contents: R. E. Miller, P. D. Blair, Input–Output Analysis (3rd edition, 2022).",
  "mathematics.sources.face":
    "Lexicographic programs by optimal faces: H. Isermann, Linear lexicographic optimization, OR Spektrum 4 (1982). Iterative refinement of solutions: A. Gleixner, D. Steffy, K. Wolter, Iterative refinement for linear programming, INFORMS Journal on Computing 28 (3), 2016.",
  "mathematics.sources.solver":
    "The exact engine: Q. Huangfu, J. A. J. Hall, Parallelizing the dual revised simplex method, Mathematical Programming Computation 10 (2018); HiGHS, highs.dev.",
} as const;
