package cn.pufa.penalty;

import java.util.List;
import java.util.UUID;

/** A step in Chinese, for the record, the dossier and both clients. */
record StepWords(String title, String text, UUID file) {

  static StepWords of(Step step) {
    return switch (step) {
      case Step.Filed one -> plain("立案", one.source().title + "。" + one.facts());
      case Step.Investigated one ->
          new StepWords(
              "调查",
              "%s，%s。%s".formatted(one.on(), String.join("、", one.officers()), one.what()),
              one.file());
      case Step.Proposed one -> plain("告知", told(one));
      case Step.Served one -> new StepWords("送达" + one.paper().title, served(one), one.file());
      case Step.ServiceCorrected one ->
          plain(
              (one.now() == null ? "作废送达" : "更正送达") + one.paper().title,
              "原来登记%s送达，%s。%s"
                  .formatted(
                      one.wrong(),
                      one.now() == null ? "其实没有送达，作废" : "更正为" + served(one.now()),
                      one.reason()));
      case Step.HearingCalled one ->
          plain(
              "听证通知",
              "%s %s，%s，主持人%s。".formatted(one.heldOn(), one.time(), one.place(), one.chair()));
      case Step.HearingHeld one ->
          plain(one.attended() ? "听证" : "听证终止", one.on() + "。" + one.minutes());
      case Step.Discussed one ->
          plain(
              "集体讨论",
              "%s，%s。%s".formatted(one.on(), String.join("、", one.people()), one.conclusion()));
      case Step.Decided one ->
          plain(
              "作出处罚决定",
              one.documentNumber()
                  + "："
                  + Measure.words(one.measures())
                  + "。"
                  + one.reasons()
                  + (one.overdueReason() == null ? "" : "超过九十日的原因：" + one.overdueReason()));
      case Step.Dismissed one ->
          plain(
              "不予处罚",
              "%s：%s（%s）。%s"
                  .formatted(
                      one.documentNumber(), one.ground().title, one.ground().basis, one.reasons()));
      case Step.Paid one ->
          plain("缴纳", one.on() + " " + Money.words(one.amountFen()) + "。" + one.proof());
      case Step.Published one -> plain("公开", one.note());
      case Step.Revoked one ->
          plain("决定撤销、变更", "%s %s。%s".formatted(one.changedOn(), one.words(), one.reason()));
    };
  }

  private static String served(Step.Served one) {
    return "%s %s。%s".formatted(one.on(), method(one), one.proof());
  }

  private static String method(Step.Served one) {
    return switch (one.method()) {
      case DIRECT -> "直接送达";
      case POST -> "邮寄送达";
      case ELECTRONIC -> "电子送达";
      case PUBLIC_NOTICE -> one.putUpOn() == null ? "公告送达" : one.putUpOn() + " 公告，公告送达";
    };
  }

  private static String told(Step.Proposed one) {
    return one.documentNumber()
        + "：拟"
        + Measure.words(one.measures())
        + "。"
        + (one.newFacts() == null ? "" : "新发现的违法事实：" + one.newFacts());
  }

  private static StepWords plain(String title, String text) {
    return new StepWords(title, text, null);
  }

  /** Names of staff are not among them, for what leaves the bureau. */
  static boolean isForParty(Step step) {
    return !List.of(Step.Filed.class, Step.Investigated.class, Step.Discussed.class)
        .contains(step.getClass());
  }
}
