package cn.pufa.law;

/** How a version of a statute stands on a day; the names are those of the contract. */
public enum StatuteStatus {
  in_force,
  not_yet,
  /** A newer version of the same statute is in force. */
  amended,
  repealed
}
