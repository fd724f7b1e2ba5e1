package cn.pufa.procedure;

import cn.pufa.contact.ServiceProof;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One act on its way from the notice to the decision, and what may come next.
 *
 * @param record whose procedure it is, such as {@code credit-move/UUID}
 * @param documentNumber of the notice; null where none is needed
 * @param needsNotice false for what is in favour of the organisation
 * @param hearingPeriod code of the period; null where there is no right to a hearing
 * @param awaits what has to come before the review, in words; null for nothing
 * @param service null until it is proven, @param review the last one, @param decision null while
 *     open
 */
public record Procedure(
    UUID id,
    UUID organization,
    String organizationName,
    String township,
    String record,
    String subject,
    String documentNumber,
    String facts,
    String reasons,
    String basis,
    String rights,
    boolean needsNotice,
    String statementPeriod,
    String hearingPeriod,
    String awaits,
    UUID author,
    String authorName,
    LocalDate openedOn,
    Served service,
    Window statement,
    Window hearing,
    List<Statement> statements,
    Review review,
    Decision decision) {

  /** 送达 · 等待 · 答复 · 等前一步 · 法制审核 · 决定 · 已结束. */
  public enum Step {
    SERVE,
    WINDOW,
    ANSWER,
    AWAIT,
    REVIEW,
    DECIDE,
    DONE
  }

  public record Served(
      ServiceProof.Method method,
      LocalDate servedOn,
      String proof,
      UUID file,
      String recordedBy,
      Instant recordedAt) {

    /** Without what is the bureau's own: the scan, and who recorded it. */
    public Served forParty() {
      return new Served(method, servedOn, proof, null, null, null);
    }
  }

  /** Runs from proven service to the end of its last day. */
  public record Window(LocalDate until, String explanation) {

    /**
     * Counted anew; what the organisation could read so far is not shortened.
     *
     * @param why it was, in a sentence
     */
    Window anew(Window counted, String why) {
      return counted.until().isBefore(until)
          ? new Window(
              until, counted.explanation() + why + "此前告知的是到%s，不缩短。".formatted(Periods.words(until)))
          : new Window(counted.until(), counted.explanation() + why);
    }
  }

  public record Review(
      boolean passed, String opinion, UUID reviewer, String reviewerName, LocalDate on) {}

  /**
   * @param carriedOut false where it was dropped, @param decider null where the facts ended it
   */
  public record Decision(
      boolean carriedOut,
      String documentNumber,
      String reasons,
      UUID decider,
      String deciderName,
      LocalDate on) {}

  /**
   * All that the step follows from.
   *
   * @param windowUntil null where none runs, @param answered whatever was stated
   * @param arrived whatever the review had to wait for
   */
  record Progress(
      boolean decided,
      boolean told,
      LocalDate windowUntil,
      boolean answered,
      boolean arrived,
      boolean passed) {

    Step step(LocalDate today) {
      if (decided) {
        return Step.DONE;
      }
      if (!told) {
        return Step.SERVE;
      }
      if (windowUntil != null && !today.isAfter(windowUntil)) {
        return Step.WINDOW;
      }
      if (!answered) {
        return Step.ANSWER;
      }
      if (!arrived) {
        return Step.AWAIT;
      }
      return passed ? Step.DECIDE : Step.REVIEW;
    }
  }

  public Step step(LocalDate today) {
    var progress =
        new Progress(
            decision != null,
            isTold(),
            windowUntil().orElse(null),
            statements.stream().allMatch(Statement::isAnswered),
            awaits == null,
            review != null && review.passed());
    return progress.step(today);
  }

  /** The last day of the longer window. */
  public Optional<LocalDate> windowUntil() {
    return longer(statement, hearing);
  }

  /**
   * @param statement null where none runs, and then no other does; @param hearing null for none
   */
  static Optional<LocalDate> longer(Window statement, Window hearing) {
    if (statement == null) {
      return Optional.empty();
    }
    return Optional.of(
        hearing != null && hearing.until().isAfter(statement.until())
            ? hearing.until()
            : statement.until());
  }

  /** What comes next, and why nothing else, in one sentence. */
  public String waitsFor(LocalDate today) {
    return switch (step(today)) {
      case SERVE -> "告知书还没有送达的证明，陈述申辩期限没有开始。请先登记送达。";
      case WINDOW -> "陈述申辩期限到%s结束，之前不能审核和决定。".formatted(Periods.words(windowUntil().orElseThrow()));
      case ANSWER -> "还有陈述申辩没有答复。请先答复。";
      case AWAIT -> awaits;
      case REVIEW ->
          review == null ? "等待法制审核，由起草人以外的人办理。" : "法制审核没有通过：" + review.opinion() + "。请补正后再审。";
      case DECIDE -> "法制审核已通过，可以作出决定。";
      case DONE -> decision.carriedOut() ? "已经作出决定。" : "已经结束，没有执行。";
    };
  }

  /** The same for its party, without what is the bureau's own affair. */
  public String partyWaitsFor(LocalDate today) {
    return switch (step(today)) {
      case SERVE -> "告知书正在送达。收到以后，可以陈述、申辩。";
      case WINDOW -> "可以陈述、申辩，到%s为止，当天也算。".formatted(Periods.words(windowUntil().orElseThrow()));
      case ANSWER -> "民政局正在看提交的陈述、申辩，会答复。";
      case AWAIT -> "民政局正在核实。";
      case REVIEW -> "民政局正在审核。";
      case DECIDE -> "审核好了，等民政局作出决定。";
      case DONE -> waitsFor(today);
    };
  }

  /** A review of a case whose windows were over by that day. */
  boolean isReviewedAfter(LocalDate until) {
    return review != null && review.on().isAfter(until);
  }

  /** Until its notice is served, the party has not been told. */
  public boolean isTold() {
    return !needsNotice || service != null;
  }

  /** Why this person may not decide today; empty where they may. */
  Optional<String> whyNotDecided(LocalDate today, UUID decider) {
    if (step(today) != Step.DECIDE) {
      return Optional.of(waitsFor(today));
    }
    if (decider.equals(author)) {
      return Optional.of("起草人不能自己作决定，请由别的负责人办理。");
    }
    if (decider.equals(review.reviewer())) {
      return Optional.of("法制审核人不能自己作决定，请由别的负责人办理。");
    }
    return Optional.empty();
  }

  /** Why this person may not review today; empty where they may. */
  Optional<String> whyNotReviewed(LocalDate today, UUID reviewer) {
    Step step = step(today);
    if (step != Step.REVIEW && step != Step.DECIDE) {
      return Optional.of(waitsFor(today));
    }
    return reviewer.equals(author) ? Optional.of("起草人不能审核自己起草的材料，请由别的法制审核人员办理。") : Optional.empty();
  }
}
