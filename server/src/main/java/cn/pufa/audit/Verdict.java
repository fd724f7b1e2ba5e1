package cn.pufa.audit;

import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.http.Problem;

/** What becomes of one of several commands that run together. */
public sealed interface Verdict {

  record Done(Outcome outcome) implements Verdict {}

  /** Nothing of this command is kept; the others go on. */
  record Refused(Problem problem) implements Verdict {}
}
