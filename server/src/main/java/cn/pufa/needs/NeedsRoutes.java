package cn.pufa.needs;

import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;

/**
 * Operations of {@code needs.yaml}, {@code proposal.yaml}, {@code hotline.yaml} and {@code
 * question.yaml}.
 */
final class NeedsRoutes {

  private final Signals signals;
  private final Gates gates;
  private final Board board;
  private final Proposals proposals;
  private final Readers readers;
  private final Hotline hotline;
  private final Asking asking;
  private final QuestionDesk desk;

  NeedsRoutes(
      Signals signals,
      Gates gates,
      Board board,
      Proposals proposals,
      Readers readers,
      Hotline hotline,
      Asking asking,
      QuestionDesk desk) {
    this.signals = signals;
    this.gates = gates;
    this.board = board;
    this.proposals = proposals;
    this.readers = readers;
    this.hotline = hotline;
    this.asking = asking;
    this.desk = desk;
  }

  void bind(Routes routes) {
    routes.add("reportClick", this::reportClick);
    routes.add("sendFeedback", readers::feedback);
    routes.add("answerQuiz", readers::quiz);
    routes.add("getNeedsBoard", board::get);
    routes.add("listMisunderstandings", readers::misunderstandings);
    routes.add("listUsefulness", readers::usefulness);
    routes.add("listTopicProposals", proposals::list);
    routes.add("takeProposal", proposals::take);
    routes.add("closeProposal", proposals::close);
    routes.add("listHotline", hotline::list);
    routes.add("recordHotline", hotline::record);
    routes.add("importHotline", hotline::importSheet);
    routes.add("getHotlineTemplate", hotline::template);
    routes.add("askWithoutAccount", asking::askWithoutAccount);
    routes.add("lookUpQuestion", asking::lookUp);
    routes.add("askQuestion", asking::ask);
    routes.add("listMyQuestions", asking::mine);
    routes.add("openMyQuestion", asking::open);
    routes.add("listQuestions", desk::list);
    routes.add("getQuestion", desk::get);
    routes.add("cleanQuestion", desk::clean);
    routes.add("answerQuestion", desk::answer);
    routes.add("transferQuestion", desk::transfer);
    routes.add("mergeQuestion", desk::merge);
  }

  private Answer reportClick(Request request) {
    gates.tap(request.address());
    signals.clicked(request.id("search"));
    return Answer.empty();
  }
}
