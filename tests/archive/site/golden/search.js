samesaid.add([
["term","ledger.html#t1","2020-03-05","港口","saying 0 · saying 1"],
["term","ledger.html#t2","2020-03-05","灯塔","saying 0"],
["text","texts/d2e6ea9bf7819b52.html","2020-04-05","zh/3.txt","zh/3.txt en/3.txt"],
["text","texts/83a170fb2e131953.html","2020-03-05","港口2","zh/2.txt en/2.txt"],
["text","texts/220f2ba5e26b4694.html","2020-02-05","港口1","zh/1.txt en/1.txt"],
["minor","texts/220f2ba5e26b4694.html#f0-1","2020-02-05","The reference says 3; the version says 4.","监管制度 · regulatory regime"],
["text","texts/64d0d053d94efa5f.html","2020-01-05","港口0","zh/0.txt en/0.txt"],
["critical","texts/64d0d053d94efa5f.html#f0-1","2020-01-05","The reference says 3; the version says 4.","监管制度 · regulatory regime"]
]);
