package cn.pufa.filing;

/** How much a finding weighs. */
public enum Severity {
  /** Nothing is received while it stands. */
  HARD,
  /** The filer explains it. */
  SOFT
}
