package cn.pufa.penalty;

import cn.pufa.platform.print.OfficialLetter;
import cn.pufa.platform.print.OfficialLetter.Paragraph;
import cn.pufa.procedure.Periods;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What the papers of a case say (行政处罚法 59); each is printed and sealed. */
final class PenaltyPapers {

  /** Of decisions that were made before papers named organ and court, as these were printed. */
  private static final String UNNAMED =
      "不服本决定的，可以自收到本决定书之日起六十日内申请行政复议（行政复议法第二十条），也可以自收到之日起六个月内向人民法院起诉（行政诉讼法第四十六条）。";

  private final Rules rules;
  private final String bureau;

  PenaltyPapers(Rules rules, String bureau) {
    this.rules = rules;
    this.bureau = bureau;
  }

  byte[] pdf(Penalty penalty, Step.Paper paper) {
    return switch (paper) {
      case HEARING -> hearing(penalty);
      case DECISION -> decision(penalty);
      case DISMISSAL -> dismissal(penalty);
    };
  }

  private byte[] hearing(Penalty penalty) {
    Step.HearingCalled call = penalty.hearingCalled().orElseThrow();
    return letter(
        Step.Paper.HEARING,
        penalty.number(),
        party(penalty, call.party()),
        penalty.dayOf(Step.HearingCalled.class),
        Stream.of(
            Paragraph.text(
                "您单位要求听证的案件，定于%s %s在%s听证。"
                    .formatted(Periods.words(call.heldOn()), call.time(), call.place())),
            Paragraph.text("主持人是%s，没有参加本案调查。您单位认为主持人与本案有直接利害关系的，可以申请回避。".formatted(call.chair())),
            Paragraph.text("可以自己参加，也可以委托一至二人代理。没有正当理由不到场，或者中途擅自退出的，视为放弃听证。听证不收费。"),
            Paragraph.text("依据：行政处罚法第六十三条、第六十四条。")));
  }

  private byte[] decision(Penalty penalty) {
    Step.Decided decided = penalty.decided().orElseThrow();
    Step.Proposed told = penalty.proposed().orElseThrow();
    Breach breach = rules.breach(told.breach());
    Party party = party(penalty, decided.party());
    return letter(
        Step.Paper.DECISION,
        decided.documentNumber(),
        party,
        penalty.dayOf(Step.Decided.class),
        Stream.concat(
            named(party),
            Stream.of(
                Paragraph.heading("违法事实"),
                Paragraph.text(told.facts()),
                Paragraph.heading("证据"),
                Paragraph.text(told.evidence()),
                Paragraph.heading("依据和理由"),
                Paragraph.text(breach.basis() + "（" + breach.title() + "）。" + decided.reasons()),
                Paragraph.heading("决定"),
                Paragraph.text(Measure.words(decided.measures()) + "。"),
                Paragraph.heading("怎样履行"),
                Paragraph.text(performance(decided.measures())),
                Paragraph.heading("不服怎么办"),
                Paragraph.text(remedy(decided.remedy())))));
  }

  /**
   * Papers made before they kept it are made out to whom the case was filed against, as printed.
   */
  private static Party party(Penalty penalty, Party kept) {
    return kept == null ? new Party(penalty.organizationName(), null) : kept;
  }

  /** 行政处罚法 59 (1). */
  private static Stream<Paragraph> named(Party party) {
    return party.address() == null
        ? Stream.empty()
        : Stream.of(
            Paragraph.heading("当事人"),
            Paragraph.text("%s，住所：%s。".formatted(party.name(), party.address())));
  }

  static String remedy(String said) {
    return said == null ? UNNAMED : said;
  }

  private String performance(List<Measure> measures) {
    boolean pays = measures.stream().anyMatch(one -> one.kind().isMoney());
    String rest = "其他各项从收到本决定书之日起执行。";
    return pays
        ? "罚没款在收到本决定书之日起%d日内缴到指定银行，或者通过电子支付系统缴纳。到期不缴的，可以每日加处罚款数额的百分之三，加处的不超过罚款本身（行政处罚法第六十七条、第七十二条）。"
                .formatted(rules.days("payment_days"))
            + rest
        : rest;
  }

  private byte[] dismissal(Penalty penalty) {
    Step.Dismissed one = penalty.dismissed().orElseThrow();
    Party party = party(penalty, one.party());
    return letter(
        Step.Paper.DISMISSAL,
        one.documentNumber(),
        party,
        penalty.dayOf(Step.Dismissed.class),
        Stream.concat(
            named(party),
            Stream.of(
                Paragraph.heading("案由"),
                Paragraph.text(penalty.filed().facts()),
                Paragraph.heading("决定"),
                Paragraph.text("%s。依照%s，不予行政处罚。".formatted(one.ground().title, one.ground().basis)),
                Paragraph.heading("理由"),
                Paragraph.text(one.reasons()),
                Paragraph.heading("不服怎么办"),
                Paragraph.text(remedy(one.remedy())))));
  }

  private byte[] letter(
      Step.Paper paper, String number, Party party, LocalDate day, Stream<Paragraph> paragraphs) {
    return new OfficialLetter(
            paper.title,
            number,
            party.name(),
            paragraphs.toList(),
            bureau,
            Periods.words(day),
            null)
        .pdf();
  }
}
