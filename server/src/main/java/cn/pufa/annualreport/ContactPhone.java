package cn.pufa.annualreport;

import cn.pufa.platform.http.Caller;
import java.util.UUID;

/** The telephone of a return's contact: who asks the contact back needs it; who reads does not. */
public final class ContactPhone {

  private ContactPhone() {}

  public static boolean isWholeFor(Caller caller, UUID organization) {
    return caller.grants().stream()
        .anyMatch(
            grant ->
                grant.role().equals("case_officer") || organization.equals(grant.organization()));
  }

  /** Three digits at the front and four at the end. */
  public static String masked(String phone) {
    return phone.replaceAll("(?<=.{3}).(?=.{4})", "*");
  }
}
