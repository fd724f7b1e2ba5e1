package cn.pufa.annualreport;

/** How a return came in: by the client, on paper, or put in by staff for the organisation. */
public enum How {
  ONLINE,
  PAPER,
  STAFF
}
