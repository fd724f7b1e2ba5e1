package cn.pufa.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One kind of ledger, as {@code ledger/kinds/CODE.json} describes it.
 *
 * @param numberTitle such as 信访编号, @param dateTitle such as 收到日期
 * @param needs whether a topic of it is heard by the needs board
 * @param drawn whether an entry begins with a draw (双随机) and in no other way
 * @param imports code of the step that a row of an import may bring with it; null for none
 */
record Kind(
    String code,
    String title,
    String numberTitle,
    String dateTitle,
    String basis,
    boolean needs,
    boolean drawn,
    String imports,
    List<Field> fields,
    List<State> states,
    List<Step> steps,
    List<Clock> clocks) {

  /**
   * @param end whether nothing is owed any more
   */
  record State(String code, String title, boolean end) {

    /** Of an entry of any kind that was registered by mistake (作废): nothing counts it. */
    static final State VOID = new State("voided", "已作废", true);
  }

  /** Whose step it is; all but the officer's are taken by somebody who did not handle the entry. */
  enum By {
    OFFICER,
    LEADER,
    LEGAL,
    SECRECY
  }

  /**
   * What may be done with an entry.
   *
   * @param from states in which it may be done; @param to the state after it, null for the same
   * @param once at most once, @param concludes the entry, @param reopens it
   * @param changes what a review looks at
   * @param when a condition on the entry's own fields; null for none
   * @param needs what must have been done since the entry was last reopened
   * @param within code of a clock that must not be over on the day of the step; null for none
   */
  record Step(
      String code,
      String title,
      By by,
      List<String> from,
      String to,
      boolean once,
      boolean concludes,
      boolean reopens,
      boolean changes,
      Condition when,
      List<Need> needs,
      String within,
      List<Field> fields) {

    List<Need> needed() {
      return needs == null ? List.of() : needs;
    }

    List<Field> asked() {
      return fields == null ? List.of() : fields;
    }
  }

  /** A field of the entry that has one of these values. */
  record Condition(String field, List<String> in) {}

  /**
   * @param step the last one of it counts; @param field of it and @param is its value, null for any
   * @param when it is needed; null for always
   * @param ofContent whether it is somebody's word on the content, though an officer records it
   * @param words what is missing, with its clause
   */
  record Need(
      String step, String field, String is, Condition when, boolean ofContent, String words) {}

  /** Whose period it is. */
  enum Whose {
    /** The bureau owes it: past its day it is overdue. */
    OURS,
    /** The bureau may use it: past its day it has lapsed. */
    CHANCE,
    /** Of another: shown, and never the bureau's to keep. */
    OTHERS
  }

  /**
   * A named period.
   *
   * @param from where it begins: {@code received}, {@code field:CODE}, {@code step:CODE} or {@code
   *     step:CODE.FIELD}; of several the one that came last, so that it begins anew
   * @param period code of its length; null where {@code periodBy} has one by the value of a field
   * @param stoppedBy steps that end it
   * @param extendedBy a step and the period it adds; null for none
   * @param pausedFrom with {@code pausedTo}, steps between which it stands still; null for none
   * @param soon code of the period before its end within which it counts as near; null for the
   *     usual
   */
  record Clock(
      String code,
      String title,
      Whose whose,
      List<String> from,
      Condition when,
      String period,
      PeriodBy periodBy,
      List<String> stoppedBy,
      Extension extendedBy,
      List<Pause> pauses,
      String soon) {

    record PeriodBy(String field, Map<String, String> periods) {}

    record Extension(String step, String period) {}

    record Pause(String from, String to, String words) {}

    List<Pause> stands() {
      return pauses == null ? List.of() : pauses;
    }

    List<String> stops() {
      return stoppedBy == null ? List.of() : stoppedBy;
    }
  }

  Map<String, String> stateTitles() {
    return Stream.concat(states.stream(), Stream.of(State.VOID))
        .collect(Collectors.toMap(State::code, State::title));
  }

  State state(String state) {
    return State.VOID.code().equals(state)
        ? State.VOID
        : states.stream().filter(one -> one.code().equals(state)).findFirst().orElseThrow();
  }

  State first() {
    return states.getFirst();
  }

  Optional<Step> imported() {
    return Optional.ofNullable(imports).flatMap(this::step);
  }

  Optional<Step> step(String step) {
    return steps.stream().filter(one -> one.code().equals(step)).findFirst();
  }

  Optional<Clock> clock(String clock) {
    return clocks.stream().filter(one -> one.code().equals(clock)).findFirst();
  }
}
