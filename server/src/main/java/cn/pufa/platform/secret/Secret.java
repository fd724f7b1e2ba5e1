package cn.pufa.platform.secret;

/** A value that must never be printed: in a log, a fault or a debugger's view it is {@code ***}. */
public record Secret(String value) {

  @Override
  public String toString() {
    return "***";
  }
}
