package cn.pufa.filing;

import java.time.LocalDate;

/**
 * Where the confirmation or the consent of a return stands.
 *
 * @param how null where it is not given
 * @param day on which it was given or refused
 * @param words where it stands and what to do next, in Chinese
 */
public record Step(Stand state, By how, LocalDate day, String by, String words) {

  /** How far it is. */
  public enum Stand {
    NOT_YET,
    MISSING,
    PAGE_WAITING,
    PAGE_REFUSED,
    OBJECTED,
    GIVEN,
    NOT_NEEDED
  }

  /** By what it was given. */
  public enum By {
    SIGN_IN,
    LINK,
    PAGE
  }

  static Step of(Stand state, String words) {
    return new Step(state, null, null, null, words);
  }

  /** Nothing is missing any more. */
  public boolean isDone() {
    return state == Stand.GIVEN || state == Stand.NOT_NEEDED;
  }
}
