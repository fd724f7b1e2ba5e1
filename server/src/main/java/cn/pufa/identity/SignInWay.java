package cn.pufa.identity;

/** By which proof a session was opened. */
enum SignInWay {
  PASSWORD,
  SMS,
  WECHAT,
  LINK,
  /** The demo's own door. */
  DEMO;

  /** As it is stored. */
  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static SignInWay of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT));
  }

  /** A phone is lost or its number given out again; neither may open what only staff may do. */
  boolean maySignInStaff() {
    return this == PASSWORD || this == DEMO;
  }
}
