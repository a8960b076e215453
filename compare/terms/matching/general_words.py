"""English words that say little by themselves: one in the place of another is a choice of words, not of terms."""

from __future__ import annotations

_NOUNS = """
ability access account achievement act action activity administration advantage affair agency agreement aid aim amount
analysis announcement approach area arrangement article aspect assessment assistance attention attitude authority
basis behavior behaviour being body branch building business capability capacity case category cause center centre
challenge chance change channel character characteristic choice circumstance city collaboration comment commitment
community company concept concern condition conduct conference construction content context control cooperation copy
core country course creation data date deal decision degree demand department detail development difference difficulty
direction discussion duty edge effect effectiveness effort element emergence emphasis end enterprise entity environment
establishment event evidence exchange execution existence expansion experience expert extent facility fact factor
feature field figure firm focus force form formation foundation framework function future gain goal group growth
guidance happening head help highlight home idea image impact implementation importance improvement increase individual
industry influence information initiative innovation instance institution integration intention interaction interview
introduction investigation issue item job journey key kind knowledge lack landscape layout lead leader level life line
link location look lot main management manner mankind manufacture market matter meaning means measure mechanism meeting
member method mission mode model moment momentum motion move movement name nation nature necessity need network news
number object objective official operation opinion opportunity option order organisation organization origin outcome
part participant party path pattern people performance period person personnel perspective phase place plan planning
platform point policy position possibility post potential power practice premise preparation presence problem procedure
process product production professional profile program programme progress project promotion proportion prospect
provision purpose quality quantity question range rate reality reason record reduction region relation relationship
release report request requirement research resident resource respect response responsibility result review rise risk
role round route rule safety sale sample scale scene scheme scope section sector security sense sentence series service
set share side sign significance site situation size skill society solution sort source space specialist speech speed
spirit spread stability staff stage standard start state statement status step story strategy strength structure style
subject success support surrounding survey system talk target task team technique technology tendency term test thing
thought threat time topic town training transaction treatment trend trip trouble type unit use user value variety
version view visit way will wish word work worker world worth writing year
"""
_OTHERS = """
able abundant accurate active actual additional advanced ample annual appropriate available basic beautiful better big
bright broad careful central certain clear close collaborative common complete comprehensive concentrated concrete
continuous convenient coordinated correct critical current daily dedicated deep detailed different difficult direct
distinct domestic effective efficient enormous entire essential excellent extensive external famous fast favorable final
fine firm foreign former free frequent fresh full fundamental further general global good great happy hard heavy high
holistic huge important initial inner intensive internal international joint key large last late leading local long
main major many massive mere modern multiple mutual national natural necessary new nice normal notable numerous old
only open original other outstanding overall overseas past powerful practical present previous primary prominent proper
quick rapid rare real recent regional regular related relevant remarkable rich right safe serious severe significant
similar simple single small smooth social solid special specific stable steady strict strong sufficient suitable super
sustained targeted thorough timely top total true typical unique usual valuable various vast vital whole wide working
accelerate achieve adopt advance allow announce attract become begin bring build carry complete conduct continue create
deepen develop drive emerge enhance ensure establish expand face fight find form further give grow help hold implement
improve increase introduce keep launch lead make meet offer open organize participate perform play promote provide
pursue put raise reach realize receive reduce remain say see set shape show speed start strengthen support take tell
transform turn understand upgrade use win work
"""
GENERAL = frozenset((_NOUNS + _OTHERS).split())
