package cn.pufa.contact;

import cn.pufa.contact.Bounce.Report;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a delivery status notification: multipart/report with delivery-status (RFC 3462, 3464). */
final class BounceReport {

  private static final Pattern OURS =
      Pattern.compile(
          "<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@pufa>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

  /** A report has a handful; more is no report. */
  private static final int MAX_GROUPS = 20;

  private BounceReport() {}

  /** Empty where the mail is none, or says that it is only late. */
  static Optional<Report> read(MimeMessage mail) throws MessagingException, IOException {
    if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
      return Optional.empty();
    }
    InternetHeaders failed = null;
    UUID message = null;
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType("message/delivery-status")) {
        failed = failed(part);
      } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
        message = original(part);
      }
    }
    String id = mail.getMessageID();
    return failed == null || id == null
        ? Optional.empty()
        : Optional.of(new Report(id, message, recipient(failed), status(failed)));
  }

  /** Groups of fields, set apart by empty lines: the message's, then one a recipient. */
  private static InternetHeaders failed(BodyPart part) throws MessagingException, IOException {
    try (InputStream fields = part.getInputStream()) {
      for (int group = 0; group < MAX_GROUPS; group++) {
        var headers = new InternetHeaders(fields);
        if (!headers.getAllHeaders().hasMoreElements()) {
          return null;
        }
        if ("failed".equalsIgnoreCase(value(headers, "Action"))) {
          return headers;
        }
      }
      return null;
    }
  }

  private static UUID original(BodyPart part) throws MessagingException, IOException {
    try (InputStream headers = part.getInputStream()) {
      Matcher ours = OURS.matcher(value(new InternetHeaders(headers), "Message-ID"));
      return ours.find() ? UUID.fromString(ours.group(1)) : null;
    }
  }

  /** {@code rfc822; somebody@example.org}. */
  private static String recipient(InternetHeaders failed) {
    String recipient = value(failed, "Final-Recipient");
    return recipient.isEmpty() ? null : recipient.substring(recipient.indexOf(';') + 1).strip();
  }

  private static String status(InternetHeaders failed) {
    Matcher status = STATUS.matcher(value(failed, "Status"));
    return status.find() ? status.group() : "5.0.0";
  }

  private static String value(InternetHeaders headers, String name) {
    String value = headers.getHeader(name, null);
    return value == null ? "" : value.strip();
  }
}
