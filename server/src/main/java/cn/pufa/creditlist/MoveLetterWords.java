package cn.pufa.creditlist;

import cn.pufa.platform.print.OfficialLetter;
import cn.pufa.platform.print.OfficialLetter.Paragraph;
import cn.pufa.procedure.Periods;
import cn.pufa.procedure.Procedure;
import java.util.ArrayList;
import java.util.List;

/** What a decision letter says: who, what for, by what right, what was decided, and what now. */
record MoveLetterWords(Rules rules, AgainstListing against, String issuer) {

  /**
   * @param address of the organisation (住所) on the day of the decision
   */
  OfficialLetter of(Move move, String address, Procedure procedure, MoveDeed deed, Kind list) {
    var decision = procedure.decision();
    String day = Periods.words(decision.on());
    List<Paragraph> paragraphs = new ArrayList<>();
    part(
        paragraphs,
        "当事人",
        "%s，统一社会信用代码%s，住所：%s。".formatted(move.name(), move.creditCode(), address));
    if (deed.isAgainst()) {
      part(paragraphs, "事实和情形", grounds(move));
    } else if (deed == MoveDeed.REMOVED) {
      part(paragraphs, "申请和核实", application(move));
    } else {
      part(paragraphs, "撤销的理由", procedure.facts());
    }
    part(paragraphs, "依据和理由", procedure.basis() + "。" + decision.reasons());
    part(paragraphs, "决定", "自%s起，%s。".formatted(day, deed.sentence(list)));
    if (deed.isAgainst()) {
      part(paragraphs, "怎样移出", leaving(list));
      part(paragraphs, "不服怎么办", against.remedy());
    }
    return new OfficialLetter(
        deed.title(list) + "决定书",
        decision.documentNumber(),
        move.name(),
        paragraphs,
        issuer,
        day,
        null);
  }

  private static void part(List<Paragraph> paragraphs, String heading, String... texts) {
    paragraphs.add(Paragraph.heading(heading));
    for (String text : texts) {
      paragraphs.add(Paragraph.text(text));
    }
  }

  /** What was filed before the decision is no ground of it. */
  private String[] grounds(Move move) {
    return move.grounds().stream()
        .filter(ground -> !ground.isCured())
        .map(this::ground)
        .toArray(String[]::new);
  }

  private String ground(Ground ground) {
    GroundRule rule = rules.ground(ground.code());
    return "%s（%s%s）：%s".formatted(rule.title(), rule.source(), rule.article(), ground.facts());
  }

  private static String application(Move move) {
    return "贵单位%s申请移出：%s经核实（%s）：%s"
        .formatted(
            Periods.words(move.proposedOn()),
            ended(move.application()),
            Periods.words(move.verifiedOn()),
            ended(move.verificationNote()));
  }

  private static String ended(String text) {
    return text.endsWith("。") ? text : text + "。";
  }

  private static String leaving(Kind list) {
    return list == Kind.ABNORMAL
        ? "列入的情形改正以后，可以向本机关申请移出（《社会组织信用信息管理办法》第十四条）。"
        : "列入满两年，没有新的情形，该履行的义务已经履行的，可以向本机关申请移出（《社会组织信用信息管理办法》第十七条）。";
  }
}
