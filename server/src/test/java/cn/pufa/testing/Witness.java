package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.pufa.platform.db.Sql;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Remembers what a server had stored, and hears every error it logs. */
public final class Witness implements AutoCloseable {

  /** All that a request may change; links of the audit chain follow its events later. */
  private static final List<String> TABLES =
      List.of(
          "agent_binding",
          "agent_invitation",
          "agent_request",
          "annual_return",
          "article",
          "audit_event",
          "bounce",
          "carried_citation",
          "citation",
          "call_task",
          "campaign",
          "consent",
          "contact_task",
          "electronic_service_consent",
          "id_number",
          "edition",
          "edition_comment",
          "edition_event",
          "edition_revision",
          "enrolment",
          "idempotency",
          "known_address",
          "letter",
          "notice",
          "circular",
          "occasion",
          "office",
          "office_event",
          "message",
          "question",
          "quiz_tally",
          "topic_proposal",
          "usefulness",
          "message_notice",
          "opt_out",
          "organization",
          "person",
          "piece",
          "post_request",
          "pufa_event",
          "reply_link",
          "return_receipt_number",
          "role_grant",
          "service_proof",
          "session",
          "sign_in_link",
          "sms_ticket",
          "stale_citation",
          "statute",
          "statute_file",
          "statute_text",
          "statute_version",
          "stored_file",
          "totp",
          "training_session",
          "wechat_token",
          "wechat_user");

  /** Content of each table in one number, so that a changed row counts as much as a new one. */
  private static final Sql CONTENT =
      Sql.of(
          TABLES.stream()
              .map(
                  table ->
                      "select '%1$s' as name, count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) as content from %1$s t"
                          .formatted(table))
              .collect(Collectors.joining(" union all ")));

  private final TestServer server;
  private final Map<String, String> before;
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  public Witness(TestServer server) {
    this.server = server;
    this.before = stored();
    heard.start();
    root.addAppender(heard);
  }

  public void requireNothingStored() {
    assertThat(stored()).isEqualTo(before);
  }

  public void requireNoErrorLogged() {
    assertThat(List.copyOf(heard.list))
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
  }

  private Map<String, String> stored() {
    return server
        .store()
        .read(
            tx ->
                tx.list(CONTENT, row -> Map.entry(row.getString("name"), row.getString("content"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void close() {
    root.detachAppender(heard);
  }
}
