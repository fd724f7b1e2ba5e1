package cn.pufa.annualreport;

import java.time.LocalDate;

/** The supervising unit's (业务主管单位初审); not needed where registered directly. */
public enum Consent {
  GIVEN,
  MISSING,
  NOT_NEEDED;

  public static Consent of(String supervisingUnit, LocalDate consentOn) {
    if (supervisingUnit == null) {
      return NOT_NEEDED;
    }
    return consentOn == null ? MISSING : GIVEN;
  }
}
