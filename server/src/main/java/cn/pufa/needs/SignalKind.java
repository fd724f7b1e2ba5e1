package cn.pufa.needs;

import java.util.Locale;

/** How it was heard that somebody asked and did not find. */
enum SignalKind {
  SEARCH_NOTHING,
  SEARCH_NO_CLICK,
  NOT_USEFUL,
  QUESTION,
  STAND,
  HOTLINE,

  /** On the board only: kinds with too few signals to be shown apart. */
  OTHER;

  static SignalKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
