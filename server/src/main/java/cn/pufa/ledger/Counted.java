package cn.pufa.ledger;

/** What of the ledgers is counted in a year, by the day it was received. */
public enum Counted {
  PETITIONS("petition", null),
  PETITIONS_CONCLUDED("petition", true),
  HOTLINE_ORDERS("hotline", null),
  HOTLINE_CONCLUDED("hotline", true),
  HOTLINE_PENDING("hotline", false),
  DISCLOSURE_REQUESTS("disclosure_request", null),
  LAWSUITS("lawsuit", null, "litigation"),
  MAJOR_DECISIONS("major_decision", null),
  NORMATIVE_DOCUMENTS("normative_document", null),
  INSPECTIONS("inspection", null),
  STUDY_SESSIONS("study_session", null),
  ENFORCEMENT_TRAININGS("enforcement_training", null);

  final String kind;

  /** Only those that are concluded, or are not; null for both, so that the parts add up. */
  final Boolean concluded;

  /** Only those with this choice of {@code form}; null for all. */
  final String form;

  Counted(String kind, Boolean concluded) {
    this(kind, concluded, null);
  }

  Counted(String kind, Boolean concluded, String form) {
    this.kind = kind;
    this.concluded = concluded;
    this.form = form;
  }
}
