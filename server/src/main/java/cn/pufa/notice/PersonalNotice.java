package cn.pufa.notice;

import java.util.UUID;

/**
 * What one person is told (个人通知).
 *
 * @param about kind and id of the matter, such as {@code certificate/ID}
 * @param occasion with the matter, what makes it the only one, such as {@code revoked}
 * @param body plain text; no number of a person
 * @param page of the resident client where the person can act, such as {@code
 *     /packages/certificate/mine}; null for none
 * @param sms at most {@value #SMS_ROOM} characters; null where the inbox is enough
 */
public record PersonalNotice(
    UUID person,
    String about,
    String occasion,
    String subject,
    String body,
    String page,
    String sms) {

  static final int SMS_ROOM = 130;

  public PersonalNotice {
    if (sms != null && sms.length() > SMS_ROOM) {
      throw new IllegalArgumentException("an SMS of " + sms.length() + " characters");
    }
  }
}
