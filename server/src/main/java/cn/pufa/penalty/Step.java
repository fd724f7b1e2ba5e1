package cn.pufa.penalty;

import cn.pufa.contact.ServiceProof;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** One thing that was done in a case, as it was handed in; never changed afterwards. */
sealed interface Step {

  /** How the bureau learned of it. */
  enum Source {
    MISSED_RETURN("逾期未报送年度报告"),
    INSPECTION("监督检查发现"),
    REPORT("投诉举报"),
    TRANSFER("其他机关移送");

    final String title;

    Source(String title) {
      this.title = title;
    }
  }

  /** What is served. */
  enum Paper {
    HEARING("听证通知书"),
    DECISION("行政处罚决定书"),
    DISMISSAL("不予行政处罚决定书");

    final String title;

    Paper(String title) {
      this.title = title;
    }

    static Paper of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Why no penalty is given (行政处罚法 33, 36, 57, 82). */
  enum Ground {
    MINOR("违法行为轻微并及时改正，没有造成危害后果", "行政处罚法第三十三条第一款"),
    FIRST("初次违法，危害后果轻微并及时改正", "行政处罚法第三十三条第一款"),
    NO_FAULT("当事人有证据足以证明没有主观过错", "行政处罚法第三十三条第二款"),
    NOT_PROVEN("违法事实不能成立", "行政处罚法第五十七条第一款第三项"),
    TOO_LATE("超过追责期限", "行政处罚法第三十六条"),
    CRIME("涉嫌犯罪，移送司法机关", "行政处罚法第五十七条第一款第四项");

    final String title;
    final String basis;

    Ground(String title, String basis) {
      this.title = title;
      this.basis = basis;
    }
  }

  /** What became of a decision (行政处罚法 48). */
  enum Outcome {
    REVOKED("撤销"),
    CHANGED("变更"),
    UNLAWFUL("确认违法"),
    VOID("确认无效");

    final String title;

    Outcome(String title) {
      this.title = title;
    }
  }

  /** Who said so. */
  enum Organ {
    RECONSIDERATION("行政复议机关"),
    COURT("人民法院"),
    BUREAU("民政局");

    final String title;

    Organ(String title) {
      this.title = title;
    }
  }

  /**
   * What the act brought in, as the investigation found it.
   *
   * @param turnoverFen 违法经营额, @param gainsFen 违法所得; null where there was none
   * @param grave 情节严重
   */
  record Gains(Long turnoverFen, Long gainsFen, boolean grave) {

    long most() {
      return Math.max(turnoverFen == null ? 0 : turnoverFen, gainsFen == null ? 0 : gainsFen);
    }
  }

  /**
   * 立案.
   *
   * @param endedOn when the act ended; null while it goes on
   * @param record what it came from, such as {@code return/UUID}; null for none
   */
  record Filed(Source source, String facts, LocalDate endedOn, String record) implements Step {}

  /**
   * 调查: at least two officers with certificates (行政处罚法 42).
   *
   * @param file scan of the record or the evidence; null for none
   */
  record Investigated(LocalDate on, String what, List<String> officers, UUID file)
      implements Step {}

  /**
   * 拟处罚, and with it the notice of facts, reasons, basis and rights (告知).
   *
   * @param procedure that carries the notice, its service, what the party says, and the review
   * @param complex 疑难复杂, so that the law itself asks for a legal review
   * @param spoken whether the party had spoken before, so that nothing heavier may follow
   * @param newFacts found after the party spoke; null for none
   */
  record Proposed(
      UUID procedure,
      String documentNumber,
      String breach,
      String facts,
      String evidence,
      String reasons,
      Long turnoverFen,
      Long gainsFen,
      boolean grave,
      boolean complex,
      List<Measure> measures,
      boolean spoken,
      String newFacts)
      implements Step {

    Gains gains() {
      return new Gains(turnoverFen, gainsFen, grave);
    }
  }

  /**
   * 送达, with how, when, and by what that is proven.
   *
   * @param putUpOn of a public notice; otherwise null
   */
  record Served(
      Paper paper,
      ServiceProof.Method method,
      LocalDate putUpOn,
      LocalDate on,
      String proof,
      UUID file)
      implements Step {}

  /**
   * 送达更正: a service was recorded wrongly.
   *
   * @param wrong its day as it was recorded
   * @param now null where the paper never was served (作废)
   */
  record ServiceCorrected(Paper paper, LocalDate wrong, Served now, String reason)
      implements Step {}

  /**
   * 听证通知.
   *
   * @param chair not one of those who investigated (行政处罚法 64)
   * @param party to whom its paper is made out; null where an older record does not say
   */
  record HearingCalled(LocalDate heldOn, String time, String place, String chair, Party party)
      implements Step {

    HearingCalled with(Party party) {
      return new HearingCalled(heldOn, time, place, chair, party);
    }
  }

  /**
   * 听证笔录.
   *
   * @param attended false where the party stayed away without good reason, which ends the hearing
   */
  record HearingHeld(LocalDate on, String minutes, boolean attended) implements Step {}

  record Discussed(LocalDate on, List<String> people, String conclusion) implements Step {}

  /**
   * @param overdueReason why it came after the ninetieth day; null where it did not
   * @param remedy what its paper says of remedies, @param party to whom it is made out; null where
   *     an older record does not say
   */
  record Decided(
      String documentNumber,
      List<Measure> measures,
      String reasons,
      String overdueReason,
      String remedy,
      Party party)
      implements Step {

    Decided with(String remedy, Party party) {
      return new Decided(documentNumber, measures, reasons, overdueReason, remedy, party);
    }
  }

  /**
   * @param remedy as of a decision, @param party too
   */
  record Dismissed(String documentNumber, Ground ground, String reasons, String remedy, Party party)
      implements Step {

    Dismissed with(String remedy, Party party) {
      return new Dismissed(documentNumber, ground, reasons, remedy, party);
    }
  }

  record Paid(LocalDate on, long amountFen, String proof) implements Step {}

  record Published(String note) implements Step {}

  /**
   * The decision does not stand any more, whether it was public or not; where it was, the public
   * record is taken back with it (行政处罚法 48).
   *
   * @param organ null where an older record does not say
   */
  record Revoked(Outcome outcome, Organ organ, LocalDate changedOn, String reason) implements Step {

    String words() {
      return (organ == null ? "" : "由" + organ.title) + outcome.title;
    }
  }

  /** As it is stored and sent, such as {@code hearing_asked}. */
  static String code(Class<? extends Step> type) {
    return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @SuppressWarnings("unchecked")
  static Class<? extends Step> type(String code) {
    return Stream.of(Step.class.getPermittedSubclasses())
        .map(type -> (Class<? extends Step>) type)
        .filter(type -> code(type).equals(code))
        .findFirst()
        .orElseThrow();
  }
}
